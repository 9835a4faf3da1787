using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Nullius.Ethereum;

/// <summary>
/// The encoding of the contract ABI (Solidity's specification of it): a head of words, then the tails of what is dynamic, in order.
/// </summary>
internal static class AbiEncoder
{
    private const int WordBytes = AbiType.WordBytes;

    /// <summary>UTF-8 that throws where text is not Unicode, rather than replacing it.</summary>
    public static UTF8Encoding StrictUtf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding of a value.</summary>
    /// <exception cref="ArgumentException">The value does not fit the type.</exception>
    public static byte[] Encode(AbiType type, AbiValue value)
    {
        var bytes = new byte[EncodedBytes(type, value)];
        Write(type, value, bytes);
        return bytes;
    }

    /// <summary>Checks the shape of a value on the way: after this, sequences have the lengths of their types.</summary>
    private static int EncodedBytes(AbiType type, AbiValue value) => (type.Kind, value.Content) switch
    {
        (AbiTypeKind.Bytes, byte[] bytes) => WordBytes + Padded(bytes.Length),
        (AbiTypeKind.Text, string text) => WordBytes + Padded(StrictUtf8.GetByteCount(text)),
        (AbiTypeKind.Array, AbiValue[] parts) => WordBytes + SequenceBytes(type, parts),
        (AbiTypeKind.FixedArray, AbiValue[] parts) when parts.Length == type.Size => SequenceBytes(type, parts),
        (AbiTypeKind.Tuple, AbiValue[] parts) when parts.Length == type.Parts.Count => SequenceBytes(type, parts),
        (AbiTypeKind.UnsignedInteger, BigInteger number) when number.Sign >= 0 && number.GetBitLength() <= type.Size => WordBytes,
        (AbiTypeKind.FixedBytes, byte[] bytes) when bytes.Length == type.Size => WordBytes,
        (AbiTypeKind.Boolean, bool) or (AbiTypeKind.Address, Address) => WordBytes,
        _ => throw new ArgumentException($"The value {value} does not fit the type {type}.", nameof(value)),
    };

    private static int SequenceBytes(AbiType type, AbiValue[] parts)
    {
        int total = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            AbiType part = type.PartAt(i);
            total = checked(total + (part.IsDynamic ? WordBytes : 0) + EncodedBytes(part, parts[i]));
        }

        return total;
    }

    /// <summary>Writes into zeros, and returns the bytes written.</summary>
    private static int Write(AbiType type, AbiValue value, Span<byte> destination)
    {
        switch (value.Content)
        {
            case bool truth:
                destination[WordBytes - 1] = truth ? (byte)1 : (byte)0;
                return WordBytes;
            case Address address:
                address.CopyTo(destination[(WordBytes - Address.Bytes)..]);
                return WordBytes;
            case BigInteger number:
                number.TryWriteBytes(destination[(WordBytes - number.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
                return WordBytes;
            case byte[] bytes when type.Kind == AbiTypeKind.FixedBytes:
                bytes.CopyTo(destination);
                return WordBytes;
            case byte[] bytes:
                WriteWord(destination, bytes.Length);
                bytes.CopyTo(destination[WordBytes..]);
                return WordBytes + Padded(bytes.Length);
            case string text:
                int textBytes = StrictUtf8.GetBytes(text, destination[WordBytes..]);
                WriteWord(destination, textBytes);
                return WordBytes + Padded(textBytes);
            case AbiValue[] parts when type.Kind == AbiTypeKind.Array:
                WriteWord(destination, parts.Length);
                return WordBytes + WriteSequence(type, parts, destination[WordBytes..]);
            default:
                return WriteSequence(type, (AbiValue[])value.Content, destination);
        }
    }

    /// <summary>Heads at the start; the tails follow the last head, and offsets count from the first.</summary>
    private static int WriteSequence(AbiType type, AbiValue[] parts, Span<byte> destination)
    {
        int head = 0, tail = 0;
        for (int i = 0; i < parts.Length; i++)
            tail += type.PartAt(i).HeadBytes;
        for (int i = 0; i < parts.Length; i++)
        {
            AbiType part = type.PartAt(i);
            if (part.IsDynamic)
            {
                WriteWord(destination[head..], tail);
                tail += Write(part, parts[i], destination[tail..]);
            }
            else
                Write(part, parts[i], destination[head..]);

            head += part.HeadBytes;
        }

        return tail;
    }

    private static void WriteWord(Span<byte> destination, int value) =>
        BinaryPrimitives.WriteInt32BigEndian(destination[(WordBytes - sizeof(int))..], value);

    private static int Padded(int length) => checked(length + WordBytes - 1) / WordBytes * WordBytes;
}

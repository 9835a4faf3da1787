using System.Buffers.Binary;
using System.Numerics;

namespace Nullius.Ethereum;

/// <summary>
/// The recursive length prefix of the Ethereum yellow paper (appendix B), the serialisation of transactions. Decoding accepts the
/// canonical form alone.
/// </summary>
public static class Rlp
{
    private const int ShortLengthMax = 55;
    private const byte BytesOffset = 0x80;
    private const byte ListOffset = 0xC0;
    private const int DepthMax = 64;

    /// <summary>Encodes an item.</summary>
    public static byte[] Encode(RlpItem item)
    {
        var bytes = new byte[EncodedBytes(item)];
        Write(item, bytes);
        return bytes;
    }

    /// <summary>Decodes exactly one item.</summary>
    /// <exception cref="FormatException">The bytes are not the canonical encoding of one item, or lists nest deeper than 64.</exception>
    public static RlpItem Decode(ReadOnlySpan<byte> bytes)
    {
        RlpItem item = Read(ref bytes, DepthMax);
        return bytes.IsEmpty ? item : throw new FormatException($"{bytes.Length} bytes follow the RLP item.");
    }

    private static int EncodedBytes(RlpItem item)
    {
        if (!item.IsList && item.Content.Length == 1 && item.Content[0] < BytesOffset)
            return 1;
        int payload = PayloadBytes(item);
        return 1 + (payload > ShortLengthMax ? LengthBytes(payload) : 0) + payload;
    }

    private static int PayloadBytes(RlpItem item) => item.IsList ? item.Items.Sum(EncodedBytes) : item.Content.Length;

    private static int LengthBytes(int length) => 4 - (BitOperations.LeadingZeroCount((uint)length) / 8);

    /// <summary>Writes an item to the start of the destination and returns what follows it.</summary>
    private static Span<byte> Write(RlpItem item, Span<byte> destination)
    {
        if (item.IsList)
        {
            destination = WriteHeader(ListOffset, PayloadBytes(item), destination);
            foreach (RlpItem child in item.Items)
                destination = Write(child, destination);
            return destination;
        }

        ReadOnlySpan<byte> content = item.Content;
        if (content.Length != 1 || content[0] >= BytesOffset)
            destination = WriteHeader(BytesOffset, content.Length, destination);
        content.CopyTo(destination);
        return destination[content.Length..];
    }

    private static Span<byte> WriteHeader(byte offset, int length, Span<byte> destination)
    {
        if (length <= ShortLengthMax)
        {
            destination[0] = (byte)(offset + length);
            return destination[1..];
        }

        int lengthBytes = LengthBytes(length);
        destination[0] = (byte)(offset + ShortLengthMax + lengthBytes);
        Span<byte> word = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(word, length);
        word[^lengthBytes..].CopyTo(destination[1..]);
        return destination[(1 + lengthBytes)..];
    }

    /// <summary>Reads an item from the start of the bytes, and leaves what follows it.</summary>
    private static RlpItem Read(ref ReadOnlySpan<byte> bytes, int depthLeft)
    {
        if (bytes.IsEmpty)
            throw new FormatException("The RLP ends early.");
        if (bytes[0] < BytesOffset)
            return RlpItem.OfBytes(Take(ref bytes, 1));
        if (bytes[0] < ListOffset)
        {
            ReadOnlySpan<byte> content = TakePayload(ref bytes, BytesOffset);
            if (content.Length == 1 && content[0] < BytesOffset)
                throw new FormatException("A single byte below 0x80 encodes itself in RLP, without a length.");
            return RlpItem.OfBytes(content);
        }

        if (depthLeft == 0)
            throw new FormatException($"RLP lists nest deeper than {DepthMax}.");
        ReadOnlySpan<byte> payload = TakePayload(ref bytes, ListOffset);
        var items = new List<RlpItem>();
        while (!payload.IsEmpty)
            items.Add(Read(ref payload, depthLeft - 1));
        return RlpItem.OfItems([.. items]);
    }

    private static ReadOnlySpan<byte> TakePayload(ref ReadOnlySpan<byte> bytes, byte offset)
    {
        int code = Take(ref bytes, 1)[0] - offset;
        if (code <= ShortLengthMax)
            return Take(ref bytes, code);
        ReadOnlySpan<byte> length = Take(ref bytes, code - ShortLengthMax);
        if (length[0] == 0)
            throw new FormatException("An RLP length has a leading zero.");
        if (length.Length > sizeof(uint))
            throw new FormatException("An RLP length is longer than the bytes.");
        Span<byte> word = stackalloc byte[sizeof(uint)];
        word.Clear();
        length.CopyTo(word[^length.Length..]);
        uint payloadBytes = BinaryPrimitives.ReadUInt32BigEndian(word);
        if (payloadBytes <= ShortLengthMax)
            throw new FormatException("An RLP length below 56 has the short form.");
        return Take(ref bytes, payloadBytes);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, long length)
    {
        if (length > bytes.Length)
            throw new FormatException("An RLP length is longer than the bytes.");
        ReadOnlySpan<byte> taken = bytes[..(int)length];
        bytes = bytes[(int)length..];
        return taken;
    }
}

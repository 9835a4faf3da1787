using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>Reads the fields of a receipt from untrusted bytes. After a failure everything reads as zero.</summary>
internal sealed class ReceiptReader(ReadOnlyMemory<byte> bytes)
{
    /// <summary>The version of the format.</summary>
    public const uint Version = 1;

    private static readonly ReceiptKind[] Kinds = Enum.GetValues<ReceiptKind>();

    private int _position;

    /// <summary>What every receipt begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "NULLIUS\0"u8;

    /// <summary>The first check that failed.</summary>
    public Check Failure { get; private set; } = Check.None;

    public bool IsAtEnd => Failure == Check.None && _position == bytes.Length;

    /// <summary>Reads what receipts of all kinds begin with. A kind that does not exist is a failure and reads as zero.</summary>
    public ReceiptKind Header()
    {
        if (!Bytes(Magic.Length).Span.SequenceEqual(Magic) || Integer() != Version)
            Fail(Check.ReceiptFormat);
        uint number = Integer();
        foreach (ReceiptKind kind in Kinds)
        {
            if (number == (uint)kind && Failure == Check.None)
                return kind;
        }

        Fail(Check.ReceiptFormat);
        return default;
    }

    public ReadOnlyMemory<byte> Bytes(int count)
    {
        if (Failure != Check.None || bytes.Length - _position < count)
        {
            Fail(Check.ReceiptFormat);
            return ReadOnlyMemory<byte>.Empty;
        }

        ReadOnlyMemory<byte> result = bytes.Slice(_position, count);
        _position += count;
        return result;
    }

    /// <summary>All that has not been read.</summary>
    public ReadOnlyMemory<byte> Rest() => Bytes(bytes.Length - _position);

    public uint Integer()
    {
        ReadOnlyMemory<byte> source = Bytes(4);
        return source.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(source.Span);
    }

    public ulong LongInteger()
    {
        ReadOnlyMemory<byte> source = Bytes(sizeof(ulong));
        return source.IsEmpty ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(source.Span);
    }

    /// <summary>An integer below p.</summary>
    public uint Element()
    {
        uint value = Integer();
        if (value < KoalaBear.Modulus)
            return value;
        Fail(Check.CanonicalElement);
        return 0;
    }

    public Digest Digest()
    {
        ReadOnlyMemory<byte> source = Bytes(Hashing.Digest.EncodedBytes);
        if (Failure == Check.None && Hashing.Digest.TryRead(source.Span, out Digest digest))
            return digest;
        Fail(Check.CanonicalElement);
        return default;
    }

    private void Fail(Check check)
    {
        if (Failure == Check.None)
            Failure = check;
    }
}

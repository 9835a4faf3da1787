using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Nullius.Hashing;

namespace Nullius.Ethereum;

/// <summary>32 bytes: a Keccak-256 hash, the hash of a transaction or a block, a topic, a <c>bytes32</c>.</summary>
public readonly record struct Hash32
{
    /// <summary>The length.</summary>
    public const int Bytes = 32;

    // Big-endian, so that value equality is equality of the bytes.
    private readonly ulong first, second, third, fourth;

    /// <summary>Takes 32 bytes.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public Hash32(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            throw new ArgumentException($"{bytes.Length} bytes are not the 32 of a hash.", nameof(bytes));
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The Keccak-256 hash of a message.</summary>
    public static Hash32 Keccak(ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        Keccak256.Hash(message, hash);
        return new Hash32(hash);
    }

    /// <summary>Reads 64 hexadecimal digits, with or without <c>0x</c>.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Hash32 Parse(string text) =>
        TryParse(text, out Hash32 hash) ? hash : throw new FormatException($"'{text}' is not 32 bytes: 64 hexadecimal digits.");

    /// <summary>Reads 64 hexadecimal digits, with or without <c>0x</c>; false where the text is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bool isHash = text is not null && Hex.TryDecode(text, bytes);
        hash = isHash ? new Hash32(bytes) : default;
        return isHash;
    }

    /// <summary>Writes the 32 bytes to the start of the destination.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], fourth);
    }

    /// <summary>The 32 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary><c>0x</c> and 64 hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        CopyTo(bytes);
        return Hex.Encode(bytes);
    }
}

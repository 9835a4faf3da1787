using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nullius.Hashing;

namespace Nullius.Ethereum;

/// <summary>The 20 bytes that name an account or a contract.</summary>
public readonly record struct Address
{
    /// <summary>The length.</summary>
    public const int Bytes = 20;

    // Big-endian, so that value equality is equality of the bytes.
    private readonly ulong first, second;
    private readonly uint third;

    /// <summary>Takes 20 bytes.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public Address(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            throw new ArgumentException($"{bytes.Length} bytes are not the 20 of an address.", nameof(bytes));
        first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        third = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>Reads 40 hexadecimal digits, with or without <c>0x</c>. Digits of both cases have to be the checksum of EIP-55.</summary>
    /// <exception cref="FormatException">The text is not an address, or its checksum is wrong.</exception>
    public static Address Parse(string text)
    {
        if (TryParse(text, out Address address))
            return address;
        throw new FormatException(text.Length is 40 or 42
            ? $"'{text}' is not an address: a digit is wrong (EIP-55)."
            : $"'{text}' is not an address: 40 hexadecimal digits.");
    }

    /// <summary>Reads 40 hexadecimal digits as <see cref="Parse"/> does; false where the text is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        address = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text is null || !Hex.TryDecode(text, bytes))
            return false;
        var read = new Address(bytes);
        ReadOnlySpan<char> digits = text.AsSpan(text.Length - (2 * Bytes));
        bool hasChecksum = digits.ContainsAnyInRange('a', 'f') && digits.ContainsAnyInRange('A', 'F');
        if (hasChecksum && !digits.SequenceEqual(read.ToString().AsSpan(Hex.Prefix.Length)))
            return false;
        address = read;
        return true;
    }

    /// <summary>Writes the 20 bytes to the start of the destination.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], second);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], third);
    }

    /// <summary>The 20 bytes in a new array.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary><c>0x</c> and 40 hexadecimal digits, whose case is the checksum of EIP-55.</summary>
    public override string ToString()
    {
        string digits = Convert.ToHexStringLower(ToArray());
        byte[] hash = Keccak256.Hash(Encoding.ASCII.GetBytes(digits));
        return string.Create(2 + digits.Length, (digits, hash), static (text, state) =>
        {
            Hex.Prefix.CopyTo(text);
            for (int i = 0; i < state.digits.Length; i++)
            {
                // EIP-55: a letter is upper case where the hash has a hexadecimal digit of 8 or more.
                int nibble = (state.hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF;
                text[2 + i] = nibble >= 8 ? char.ToUpperInvariant(state.digits[i]) : state.digits[i];
            }
        });
    }
}

using System.Buffers;
using System.Globalization;

namespace Nullius.Ethereum;

/// <summary>Hexadecimal text as Ethereum writes it: bytes as pairs of digits, quantities without leading zeros, both after <c>0x</c>.</summary>
public static class Hex
{
    /// <summary>What begins every hexadecimal text.</summary>
    public const string Prefix = "0x";

    /// <summary>Writes bytes: <c>0x</c> and two lower-case digits a byte.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Prefix + Convert.ToHexStringLower(bytes);

    /// <summary>Reads bytes; the prefix may be absent.</summary>
    /// <exception cref="FormatException">The text is not pairs of hexadecimal digits.</exception>
    public static byte[] Decode(string text)
    {
        ReadOnlySpan<char> digits = WithoutPrefix(text);
        var bytes = new byte[digits.Length / 2];
        return TryDecode(text, bytes) ? bytes : throw new FormatException("The text is not pairs of hexadecimal digits.");
    }

    /// <summary>
    /// Reads exactly as many bytes as the destination holds; the prefix may be absent. False where the text is something else.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> destination)
    {
        ReadOnlySpan<char> digits = WithoutPrefix(text);
        return digits.Length == 2 * destination.Length
            && Convert.FromHexString(digits, destination, out _, out _) == OperationStatus.Done;
    }

    /// <summary>Writes a quantity: <c>0x0</c> for zero, no leading zeros.</summary>
    public static string EncodeQuantity(UInt128 value) => $"{Prefix}{value:x}";

    /// <summary>Reads a quantity below 2^128. The prefix is needed; leading zeros are accepted.</summary>
    /// <exception cref="FormatException">The text is not a quantity.</exception>
    public static UInt128 DecodeQuantity(string text)
    {
        if (text.StartsWith(Prefix, StringComparison.Ordinal)
            && UInt128.TryParse(WithoutPrefix(text), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 value))
            return value;
        throw new FormatException($"'{text}' is not a hexadecimal quantity below 2^128.");
    }

    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
}

using System.Diagnostics.CodeAnalysis;
using Nullius.Hashing;

namespace Nullius.Sdk;

/// <summary>The name of a program in receipts: 32 bytes that bind its code, its data, its entry point and the kernel (Spec §5.5.4).</summary>
/// <param name="Value">The digest.</param>
public readonly record struct ProgramId(Digest Value)
{
    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is not a program id.</exception>
    public static ProgramId Parse(string text) =>
        TryParse(text, out ProgramId id) ? id : throw new FormatException($"'{text}' is not a program id: 64 hexadecimal digits.");

    /// <summary>Reads 64 hexadecimal digits; false where the text is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ProgramId id)
    {
        id = default;
        if (text is null || text.Length != 2 * Digest.EncodedBytes || !text.All(char.IsAsciiHexDigit))
            return false;
        if (!Digest.TryRead(Convert.FromHexString(text), out Digest digest))
            return false;
        id = new ProgramId(digest);
        return true;
    }

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString();
}

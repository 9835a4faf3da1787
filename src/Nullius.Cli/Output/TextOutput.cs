using System.Globalization;
using System.Text;
using Nullius.Verifier;

namespace Nullius.Cli.Output;

/// <summary>Lines of a name and a value, and the forms of values.</summary>
internal static class TextOutput
{
    private const int NameWidth = 16;
    private const int PreviewBytes = 160;

    public static void Line(string name, string value) => Console.Out.WriteLine(name.PadRight(NameWidth) + value);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(double value) => value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture) + " s";

    public static string Rate(double perSecond) => Count((long)perSecond) + "/s";

    public static string Bytes(long value) => value switch
    {
        < 1 << 10 => $"{value} bytes",
        < 1 << 20 => $"{value / 1024.0:0.0} KiB",
        < 1L << 30 => $"{value / 1048576.0:0.0} MiB",
        _ => $"{value / 1073741824.0:0.00} GiB",
    };

    public static string Segments(int count) => count == 1 ? "1 segment" : $"{Count(count)} segments";

    public static string Kind(ReceiptKind kind) => kind.ToString().ToLowerInvariant();

    public static string Journal(ReadOnlySpan<byte> journal) => journal.IsEmpty ? "empty" : $"{Count(journal.Length)} bytes: {Preview(journal)}";

    public static string Assumptions(ReadOnlySpan<byte> assumptions) =>
        assumptions.ContainsAnyExcept((byte)0) ? $"{Convert.ToHexStringLower(assumptions)}  CONDITIONAL: it holds only if the claims that it assumes do" : "none";

    public static string AssumedClaims(long count) => $"{(count == 1 ? "1 claim" : $"{Count(count)} claims")} of other receipts: the receipt is conditional";

    /// <summary>The beginning of some bytes: as text where they are printable, else in hexadecimal.</summary>
    public static string Preview(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> start = bytes[..Math.Min(bytes.Length, PreviewBytes)];
        string rest = start.Length < bytes.Length ? " …" : "";
        string text = Encoding.UTF8.GetString(start);
        bool isText = text.AsSpan().IndexOf('\ufffd') < 0 && text.All(character => !char.IsControl(character) || character is '\n' or '\t');
        return (isText ? $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"" : Convert.ToHexStringLower(start)) + rest;
    }

    /// <summary>What an exit code means.</summary>
    public static string ExitCode(ulong exitCode) => exitCode switch
    {
        0x102 => "258 (illegal instruction)",
        0x103 => "259 (load outside the program's memory)",
        0x104 => "260 (store outside the program's memory)",
        0x105 => "261 (jump to no address of an instruction)",
        0x106 => "262 (the journal exceeds 16 MiB)",
        _ => exitCode.ToString(CultureInfo.InvariantCulture),
    };
}

using System.CommandLine;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli;

/// <summary>Options and arguments that several commands share, and how their files are read.</summary>
internal static class CommonOptions
{
    public static Argument<string> Elf() => new("ELF") { Description = "The program: a static RV64IM executable." };

    public static Option<string?> Input() => new("--input") { HelpName = "FILE", Description = "Public input: its SHA-256 is part of the claim." };

    public static Option<string?> Witness() => new("--witness")
    {
        HelpName = "FILE",
        Description = "Private input. It is not disclosed to the verifier, but not yet hidden by a zero-knowledge layer either.",
    };

    public static Option<string?> JournalOutput() => new("--journal") { HelpName = "FILE", Description = "Writes what the program outputs to this file." };

    public static Option<bool> Json() => new("--json") { Description = "Print exactly one JSON object on standard output." };

    public static Option<int> Workers() => new("--workers")
    {
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Description = "The number of threads.",
    };

    public static Option<string[]> Assumed() => new("--assume")
    {
        HelpName = "RECEIPT",
        Description = "A receipt of a claim that the program relied on. Give one for each, in the order in which it relied on them.",
    };

    public static Option<string?> For() => new("--for") { HelpName = "evm", Description = "Makes a receipt that contracts accept." };

    /// <summary>The kind of receipt that a compression makes.</summary>
    public static ReceiptKind ParseFor(string? text) => text switch
    {
        null => ReceiptKind.Succinct,
        "evm" => ReceiptKind.Evm,
        _ => throw new UnusableException($"There is no receipt for '{text}'; --for takes evm."),
    };

    public static int ParseWorkers(int workers) => workers >= 1 ? workers : throw new UnusableException("--workers takes a number of at least 1.");

    public static Receipt LoadReceipt(string path) => Receipt.Parse(ReadFile(path, "receipt"));

    public static Option<string?> Context(string description) => new("--context") { HelpName = "HEX", Description = description };

    public static ReadOnlyMemory<byte>? ParseContext(string? text) =>
        text is null ? (ReadOnlyMemory<byte>?)null : ParseBytes(text, ProvingOptions.ContextBytes, "--context");

    /// <summary>Reads a fixed number of bytes in hexadecimal.</summary>
    public static byte[] ParseBytes(string text, int count, string option)
    {
        if (text.Length != 2 * count || !text.All(char.IsAsciiHexDigit))
            throw new UnusableException($"{option} takes {count} bytes in hexadecimal: {2 * count} digits.");
        return Convert.FromHexString(text);
    }

    public static byte[] ReadFile(string path, string what)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableException($"The {what} '{path}' does not exist.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The {what} '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    public static byte[] ReadOptional(string? path, string what) => path is null ? [] : ReadFile(path, what);

    public static GuestProgram LoadProgram(string path) => GuestProgram.Load(ReadFile(path, "program"));

    public static void WriteFile(string path, ReadOnlySpan<byte> contents)
    {
        try
        {
            File.WriteAllBytes(path, contents);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"'{path}' cannot be written: {exception.Message}", exception);
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Security.Cryptography;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <summary><c>verify</c>: decides whether a receipt proves what the user expects, and says what was not asked.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> ReceiptFile = new("RECEIPT") { Description = "The receipt." };

    private static readonly Option<string> Program = new("--program")
    {
        HelpName = "ELF|ID",
        Required = true,
        Description = "The program: its file, or its id as 64 hexadecimal digits.",
    };

    private static readonly Option<string?> Input = new("--input") { HelpName = "FILE", Description = "The public input that is expected." };
    private static readonly Option<string?> InputDigest = new("--input-digest") { HelpName = "HEX", Description = "The SHA-256 of the input that is expected." };
    private static readonly Option<string?> Journal = new("--journal") { HelpName = "FILE", Description = "The journal that is expected." };
    private static readonly Option<uint?> ExpectedExitCode = new("--exit-code") { HelpName = "N", Description = "The exit code that is expected." };
    private static readonly Option<string?> Context = CommonOptions.Context("The context that is expected, 32 bytes in hexadecimal.");

    private static readonly Option<int> Security = new("--security")
    {
        HelpName = "BITS",
        DefaultValueFactory = _ => 100,
        Description = "The least security level that is accepted.",
    };

    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("verify", "Verifies a receipt, or that a batch has a claim: exit status 0 if it is accepted, 1 if it is rejected, 2 if the arguments are unusable.")
        {
            ReceiptFile, Program, Input, InputDigest, Journal, ExpectedExitCode, Context, Security, Json,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Invoke(parsed, cancellationToken)));
        Examples.AddTo(
            command,
            "nullius verify hello.receipt --program guests/elf/hello.elf --input guests/inputs/hello.input --exit-code 0",
            "nullius verify both.batch --program guests/elf/hello.elf --input guests/inputs/hello.input",
            "nullius verify hello.receipt --program 34a7a155668ea3355cb7b4347dc158328eb06f78dd9bad5865194a3562e75d15 --json");
        return command;
    }

    private static int Invoke(ParseResult parsed, CancellationToken cancellationToken)
    {
        byte[] bytes = CommonOptions.ReadFile(parsed.GetRequiredValue(ReceiptFile), "receipt");
        ProgramId programId = ReadProgramId(parsed.GetRequiredValue(Program));
        var expectations = new ReceiptExpectations
        {
            InputDigest = ReadInputDigest(parsed),
            JournalDigest = parsed.GetValue(Journal) is { } journal ? SHA256.HashData(CommonOptions.ReadFile(journal, "journal")) : (ReadOnlyMemory<byte>?)null,
            ExitCode = parsed.GetValue(ExpectedExitCode),
            Context = CommonOptions.ParseContext(parsed.GetValue(Context)),
            SecurityBitsMin = parsed.GetValue(Security),
        };

        long start = Stopwatch.GetTimestamp();
        Receipt? receipt = null;
        Verdict verdict;
        string? form = null;
        try
        {
            receipt = Receipt.Parse(bytes);
            verdict = receipt.Verify(programId, expectations, cancellationToken);
        }
        catch (ReceiptFormatException exception)
        {
            verdict = new Verdict(Outcome.Rejected, exception.Check, -1);
            form = exception.Message;
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ClaimedValues? claimed = ClaimedValues.Of(receipt, programId, expectations);
        if (parsed.GetValue(Json))
            JsonOutput.Write(Report(verdict, receipt, claimed, expectations, milliseconds));
        else
            WriteText(verdict, receipt, claimed, programId, expectations, form, milliseconds);
        return verdict.IsAccepted ? ExitCode.Success : ExitCode.Rejected;
    }

    private static ProgramId ReadProgramId(string text) =>
        ProgramId.TryParse(text, out ProgramId id) && !File.Exists(text) ? id : CommonOptions.LoadProgram(text).Id;

    private static ReadOnlyMemory<byte>? ReadInputDigest(ParseResult parsed)
    {
        string? file = parsed.GetValue(Input);
        string? digest = parsed.GetValue(InputDigest);
        if (file is not null && digest is not null)
            throw new UnusableException("Give --input or --input-digest, not both.");
        if (file is not null)
            return SHA256.HashData(CommonOptions.ReadFile(file, "input"));
        return digest is null ? (ReadOnlyMemory<byte>?)null : CommonOptions.ParseBytes(digest, SHA256.HashSizeInBytes, "--input-digest");
    }

    private static VerifyReport Report(Verdict verdict, Receipt? receipt, ClaimedValues? claimed, ReceiptExpectations expectations, double milliseconds)
    {
        ILookup<bool, string> names = Expected(expectations).ToLookup(entry => entry.IsChecked, entry => entry.Name);
        return new VerifyReport(
            verdict.IsAccepted ? "accepted" : "rejected",
            verdict.IsAccepted ? null : verdict.Check.ToString(),
            verdict.Segment < 0 ? null : verdict.Segment,
            receipt is null ? null : TextOutput.Kind(receipt.Kind),
            claimed?.ProgramId,
            claimed?.InputDigest,
            claimed?.JournalDigest,
            claimed?.ExitCode,
            claimed is null ? null : Hex(claimed.Assumptions),
            milliseconds,
            receipt?.SecurityBits,
            (receipt?.Body as BatchReceipt)?.Claims.Count,
            claimed?.ClaimIndex,
            [.. names[true]],
            [.. names[false]]);
    }

    private static IEnumerable<(string Name, bool IsChecked)> Expected(ReceiptExpectations expectations) =>
    [
        ("programId", true),
        ("inputDigest", expectations.InputDigest is not null),
        ("journalDigest", expectations.JournalDigest is not null),
        ("exitCode", expectations.ExitCode is not null),
        ("context", expectations.Context is not null),
        ("assumptions", true),
        ("securityBits", true),
    ];

    private static void WriteText(
        Verdict verdict, Receipt? receipt, ClaimedValues? claimed, ProgramId programId, ReceiptExpectations expectations, string? form, double milliseconds)
    {
        if (verdict.IsAccepted)
            Console.Out.WriteLine("ACCEPTED");
        else
            Console.Out.WriteLine($"REJECTED: {verdict.Check}{(verdict.Segment < 0 ? "" : $" in segment {verdict.Segment}")}. {form ?? CheckText.Describe(verdict.Check)}");
        if (claimed is not null)
        {
            WriteClaim("program", claimed.ProgramId, programId.ToString());
            WriteClaim("input digest", claimed.InputDigest, Hex(expectations.InputDigest), "--input or --input-digest");
            WriteClaim("journal digest", claimed.JournalDigest, Hex(expectations.JournalDigest), "--journal");
            WriteClaim("exit code", claimed.ExitCode.ToString(), expectations.ExitCode?.ToString(), "--exit-code");
            WriteClaim("context", claimed.Context, Hex(expectations.Context), "--context");
            TextOutput.Line("assumptions", TextOutput.Assumptions(claimed.Assumptions.Span));
        }

        if (receipt is not null)
        {
            TextOutput.Line("security", $"{receipt.SecurityBits} bits; at least {expectations.SecurityBitsMin} were asked for");
            TextOutput.Line("kind", TextOutput.Kind(receipt.Kind));
            if (receipt.Body is BatchReceipt batch)
                TextOutput.Line("claims", $"{TextOutput.Count(batch.Claims.Count)}, {(claimed is null ? "none of them as expected" : $"of which {claimed.ClaimIndex}, counted from 0, is as expected")}");
            if (receipt.Body is CompositeReceipt composite)
                TextOutput.Line("cycles", $"{TextOutput.Count(composite.Cycles)} in {TextOutput.Segments(composite.Segments.Count)}");
        }

        TextOutput.Line("time", $"{milliseconds:0.0} ms");
    }

    private static void WriteClaim(string name, string claimed, string? expected, string option = "")
    {
        string remark = expected is null ? $"NOT CHECKED (give {option})" : claimed == expected ? "as expected" : $"expected {expected}";
        TextOutput.Line(name, $"{claimed}  {remark}");
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    private static string? Hex(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? Hex(present) : null;
}

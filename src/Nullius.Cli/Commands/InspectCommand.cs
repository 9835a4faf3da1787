using System.CommandLine;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Machine;
using Nullius.Riscv;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <summary><c>inspect</c>: shows what a file is, without verifying or running anything.</summary>
internal static partial class InspectCommand
{
    private static readonly Argument<string> FileName = new("FILE") { Description = "A program (ELF) or a receipt." };

    private static readonly Option<string?> ClaimFile = new("--claim")
    {
        HelpName = "FILE",
        Description = "Writes what a receipt claims to this file, in the form in which a program assumes it (nullius_verify).",
    };

    private static readonly Option<int?> Inclusion = new("--inclusion")
    {
        HelpName = "INDEX",
        Description = "Of a batch, shows one claim, counted from 0, and its path to the root: with the root, all that it takes to show that the claim is in the batch.",
    };

    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("inspect", "Shows what a program consists of, or what a receipt claims; verifies nothing.") { FileName, ClaimFile, Inclusion, Json };
        command.SetAction(Invoke);
        Examples.AddTo(
            command,
            "nullius inspect guests/elf/sha256.elf",
            "nullius inspect hello.receipt --json",
            "nullius inspect hello.receipt --claim hello.claim",
            "nullius inspect both.batch --inclusion 1 --json");
        return command;
    }

    private static int Invoke(ParseResult parsed)
    {
        byte[] file = CommonOptions.ReadFile(parsed.GetRequiredValue(FileName), "file");
        bool json = parsed.GetValue(Json);
        string? claimFile = parsed.GetValue(ClaimFile);
        if (file.AsSpan().StartsWith("NULLIUS\0"u8))
        {
            InspectReceipt(Receipt.Parse(file), file.Length, parsed.GetValue(Inclusion), claimFile, json);
        }
        else if (claimFile is not null)
            throw new UnusableException("--claim is for receipts; the file is a program.");
        else if (parsed.GetValue(Inclusion) is not null)
            throw new UnusableException("--inclusion is for batches; the file is a program.");
        else
            Show(ReportProgram(file), json, WriteText);
        return ExitCode.Success;
    }

    private static void InspectReceipt(Receipt receipt, int bytes, int? inclusion, string? claimFile, bool json)
    {
        if (inclusion is { } index)
        {
            InspectInclusion(receipt, index, claimFile, json);
            return;
        }

        if (claimFile is not null && receipt.Kind == ReceiptKind.Batch)
            throw new UnusableException("The receipt is a batch: say by --inclusion which of its claims --claim is to write.");
        if (claimFile is not null)
            CommonOptions.WriteFile(claimFile, Encode(receipt.Claim));
        Show(Report(receipt, bytes), json, WriteText);
    }

    private static byte[] Encode(Claim? claim) => claim switch
    {
        null => throw new UnusableException("The receipt does not have the form of a claim in its contents: it would not be accepted."),
        { IsConditional: true } => throw new UnusableException("The receipt is conditional: no program can assume what it claims until its own assumptions are resolved."),
        _ => claim.ToArray(),
    };

    private static void Show<T>(T report, bool json, Action<T> writeText)
    {
        if (json)
            JsonOutput.Write(report);
        else
            writeText(report);
    }

    private static ReceiptReport Report(Receipt receipt, int bytes) => new(
        "receipt",
        TextOutput.Kind(receipt.Kind),
        receipt.ProgramId.ToString(),
        Convert.ToHexStringLower(receipt.InputDigest.Span),
        Convert.ToHexStringLower(receipt.JournalDigest.Span),
        receipt.ExitCode,
        Convert.ToHexStringLower(receipt.Context.Span),
        Convert.ToHexStringLower(receipt.Assumptions.Span),
        receipt.IsConditional,
        receipt.SecurityBits,
        bytes,
        ((receipt.Body as BatchReceipt)?.Succinct ?? receipt.Body as SuccinctReceipt)?.Circuit.ToString(),
        (receipt.Body as CompositeReceipt)?.Cycles,
        receipt.Body is CompositeReceipt composite ? [.. composite.Segments.Select(Report)] : null,
        receipt.Body is BatchReceipt tree ? Convert.ToHexStringLower(tree.Root.Span) : null,
        receipt.Body is BatchReceipt batch ? [.. batch.Claims.Select(Report)] : null);

    private static ReceiptSegmentReport Report(SegmentProof segment) => new(
        segment.Shape.Name,
        segment.Statement.Cycles,
        4UL * segment.Statement.Pc4Before,
        4UL * segment.Statement.Pc4After,
        segment.Statement.RootBefore.ToString(),
        segment.Statement.RootAfter.ToString(),
        segment.Proof.Length);

    private static ProgramReport ReportProgram(byte[] file)
    {
        GuestProgram program = GuestProgram.Load(file);
        ElfFile elf = ElfFile.Load(file);
        return new ProgramReport(
            "program",
            program.Id.ToString(),
            program.EntryPoint,
            file.Length,
            program.Image.PageIndices.Length,
            [.. elf.Segments.Select(segment => new ProgramSegmentReport(segment.Address, segment.MemoryBytes, segment.Contents.Length, segment.IsExecutable))],
            elf.Symbols.Symbols.Length);
    }

    private static void WriteText(ProgramReport report)
    {
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("entry point", $"0x{report.EntryPoint:x}");
        TextOutput.Line("file", TextOutput.Bytes(report.FileBytes));
        TextOutput.Line("image", $"{TextOutput.Count(report.ImagePages)} pages of 32 bytes, the kernel's included");
        foreach (ProgramSegmentReport segment in report.Segments)
            TextOutput.Line("segment", $"0x{segment.Address:x}, {TextOutput.Bytes((long)segment.MemoryBytes)}{(segment.IsExecutable ? ", code" : "")}");
        TextOutput.Line("symbols", TextOutput.Count(report.Symbols));
    }

    private static void WriteText(ReceiptReport report)
    {
        Console.Out.WriteLine($"{(report.ReceiptKind == "evm" ? "An EVM" : $"A {report.ReceiptKind}")} receipt. Nothing of this is verified; use `nullius verify`.");
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("input digest", report.InputDigest);
        TextOutput.Line("journal digest", report.JournalDigest);
        TextOutput.Line("exit code", TextOutput.ExitCode(report.ExitCode));
        TextOutput.Line("context", report.Context);
        TextOutput.Line("assumptions", TextOutput.Assumptions(Convert.FromHexString(report.Assumptions)));
        TextOutput.Line("security", $"{report.SecurityBits} bits");
        TextOutput.Line("size", TextOutput.Bytes(report.Bytes));
        if (report.Circuit is { } circuit)
            TextOutput.Line("circuit", circuit.ToLowerInvariant());
        if (report.Root is { } root)
            TextOutput.Line("root", root);
        foreach (ClaimReport claim in report.Claims ?? [])
            WriteText(claim);
        if (report.Segments is null)
            return;
        TextOutput.Line("cycles", $"{TextOutput.Count(report.Cycles!.Value)} in {TextOutput.Segments(report.Segments.Count)}");
        foreach (ReceiptSegmentReport segment in report.Segments)
            TextOutput.Line("segment", $"{segment.Shape}, {TextOutput.Count(segment.Cycles)} cycles, pc 0x{segment.PcBefore:x} to 0x{segment.PcAfter:x}, proof {TextOutput.Bytes(segment.ProofBytes)}");
    }
}

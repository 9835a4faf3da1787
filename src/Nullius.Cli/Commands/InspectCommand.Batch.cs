using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Machine;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <content>The claims of a batch.</content>
internal static partial class InspectCommand
{
    private static void InspectInclusion(Receipt receipt, int index, string? claimFile, bool json)
    {
        if (receipt.Body is not BatchReceipt batch)
            throw new UnusableException("--inclusion is for batches; the receipt has one claim.");
        if (index < 0 || index >= batch.Claims.Count)
            throw new UnusableException($"The batch has no claim {index}: its {batch.Claims.Count} claims are counted from 0.");
        if (claimFile is not null)
            CommonOptions.WriteFile(claimFile, Encode(batch.Claims[index]));
        Show(Report(batch, index), json, WriteText);
    }

    private static InclusionReport Report(BatchReceipt batch, int index)
    {
        ClaimInclusion inclusion = batch.InclusionOf(index);
        ClaimReport claim = Report(inclusion.Claim, index);
        return new InclusionReport(
            "inclusion",
            index,
            Convert.ToHexStringLower(ClaimTree.Encode(inclusion.Claim)),
            [.. inclusion.Path.ToArray().Chunk(ClaimTree.HashBytes).Select(Convert.ToHexStringLower)],
            Convert.ToHexStringLower(batch.Root.Span),
            claim.ProgramId,
            claim.InputDigest,
            claim.JournalDigest,
            claim.Context,
            claim.ExitCode);
    }

    private static ClaimReport Report(Claim claim, int index) => new(
        index,
        claim.ProgramId.ToString(),
        Convert.ToHexStringLower(claim.InputDigest),
        Convert.ToHexStringLower(claim.JournalDigest),
        Convert.ToHexStringLower(claim.Context),
        claim.ExitCode);

    private static void WriteText(InclusionReport report)
    {
        Console.Out.WriteLine($"Claim {report.Index} of a batch and its path to the root. Nothing of this is verified; use `nullius verify`.");
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("input digest", report.InputDigest);
        TextOutput.Line("journal digest", report.JournalDigest);
        TextOutput.Line("exit code", TextOutput.ExitCode(report.ExitCode));
        TextOutput.Line("context", report.Context);
        TextOutput.Line("leaf", report.Claim);
        foreach (string sibling in report.Path)
            TextOutput.Line("sibling", sibling);
        TextOutput.Line("root", report.Root);
    }

    private static void WriteText(ClaimReport claim) => TextOutput.Line(
        $"claim {claim.Index}",
        $"program {claim.ProgramId}, input {claim.InputDigest}, journal {claim.JournalDigest}, exit code {TextOutput.ExitCode(claim.ExitCode)}");
}

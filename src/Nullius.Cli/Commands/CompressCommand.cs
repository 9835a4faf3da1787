using System.CommandLine;
using System.Diagnostics;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Sdk;

namespace Nullius.Cli.Commands;

/// <summary><c>compress</c>: makes a succinct receipt or one for contracts, and resolves what a receipt rests on.</summary>
internal static class CompressCommand
{
    private static readonly Argument<string> ReceiptFile = new("RECEIPT") { Description = "The receipt, with 100 bits of security." };

    private static readonly Option<string> Result = new("--receipt")
    {
        HelpName = "FILE",
        Required = true,
        Description = "Where to write the new receipt. Until it is complete, finished proofs are kept in FILE.work, and the same command resumes from there.",
    };

    private static readonly Option<string?> For = CommonOptions.For();
    private static readonly Option<string[]> Assumed = CommonOptions.Assumed();
    private static readonly Option<int> Workers = CommonOptions.Workers();
    private static readonly Option<bool> Phases = new("--phases") { Hidden = true, Description = "Adds the seconds of each phase to the JSON object." };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("compress", "Makes a succinct receipt, one proof of the same size for every run, or one for contracts; with its assumptions resolved.")
        {
            ReceiptFile, Result, For, Assumed, Workers, Phases, Json,
        };
        command.SetAction(InvokeAsync);
        Examples.AddTo(
            command,
            "nullius compress hello.receipt --receipt hello.succinct",
            "nullius compress hello.succinct --for evm --receipt hello.evm",
            "nullius compress compose.receipt --assume hello.receipt --receipt compose.succinct --json");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Receipt receipt = CommonOptions.LoadReceipt(parsed.GetRequiredValue(ReceiptFile));
        string path = parsed.GetRequiredValue(Result);
        bool json = parsed.GetValue(Json);
        var options = new CompressionOptions
        {
            Workers = CommonOptions.ParseWorkers(parsed.GetValue(Workers)),
            Result = CommonOptions.ParseFor(parsed.GetValue(For)),
            Assumed = [.. (parsed.GetValue(Assumed) ?? []).Select(CommonOptions.LoadReceipt)],
        };
        long start = Stopwatch.GetTimestamp();
        var clock = new CompressionClock();
        CompressedReceipt compressed = await CompressAsync(receipt, path, options, !json, clock, cancellationToken);
        CompressReport report = Report(compressed, path, Stopwatch.GetElapsedTime(start).TotalSeconds) with
        {
            Phases = parsed.GetValue(Phases) ? clock.ToReports() : null,
        };
        if (json)
            JsonOutput.Write(report);
        else
            WriteText(path, report);
        return ExitCode.Success;
    }

    private static async Task<CompressedReceipt> CompressAsync(
        Receipt receipt, string path, CompressionOptions options, bool show, CompressionClock clock, CancellationToken cancellationToken)
    {
        try
        {
            return await CompressionDisplay.RunAsync(show, clock, progress => Compressor.CompressToFileAsync(receipt, path, options, progress, cancellationToken));
        }
        catch (OperationCanceledException exception) when (Directory.Exists($"{path}.work"))
        {
            throw new OperationCanceledException($"stopped; finished proofs are kept in {path}.work, and the same command resumes", exception, cancellationToken);
        }
    }

    private static CompressReport Report(CompressedReceipt compressed, string path, double seconds) => new(
        TextOutput.Kind(compressed.Receipt.Kind),
        compressed.Receipt.ProgramId.ToString(),
        Convert.ToHexStringLower(compressed.Receipt.InputDigest.Span),
        Convert.ToHexStringLower(compressed.Receipt.JournalDigest.Span),
        compressed.Receipt.ExitCode,
        Convert.ToHexStringLower(compressed.Receipt.Assumptions.Span),
        compressed.Receipt.IsConditional,
        seconds,
        compressed.MadeProofs,
        compressed.ResumedProofs,
        new FileInfo(path).Length,
        Process.GetCurrentProcess().PeakWorkingSet64,
        compressed.Receipt.SecurityBits,
        null);

    private static void WriteText(string path, CompressReport report)
    {
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("exit code", TextOutput.ExitCode(report.ExitCode));
        TextOutput.Line("assumptions", TextOutput.Assumptions(Convert.FromHexString(report.Assumptions)));
        TextOutput.Line("proofs", $"{TextOutput.Count(report.MadeProofs)} made, {TextOutput.Count(report.ResumedProofs)} found in {path}.work");
        TextOutput.Line("time", TextOutput.Seconds(report.CompressSeconds));
        TextOutput.Line("memory", $"{TextOutput.Bytes(report.PeakRssBytes)} at most");
        TextOutput.Line("receipt", $"{path}, {report.Kind}, {TextOutput.Bytes(report.ReceiptBytes)}, {report.SecurityBits} bits of provable security");
    }
}

using System.CommandLine;
using System.Diagnostics;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <summary><c>aggregate</c>: makes one proof of many receipts.</summary>
internal static class AggregateCommand
{
    private static readonly Argument<string[]> ReceiptFiles = new("RECEIPT")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "The receipts, composite or succinct, with 100 bits of security and without assumptions. The claims of the batch are theirs, in this order.",
    };

    private static readonly Option<string> Result = new("--receipt")
    {
        HelpName = "FILE",
        Required = true,
        Description = "Where to write the batch. Until it is complete, finished proofs are kept in FILE.work, and the same command resumes from there.",
    };

    private static readonly Option<int> Workers = CommonOptions.Workers();
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("aggregate", "Makes a batch: one proof of many receipts, of different programs and inputs.") { ReceiptFiles, Result, Workers, Json };
        command.SetAction(InvokeAsync);
        Examples.AddTo(
            command,
            "nullius aggregate hello.receipt words.receipt --receipt both.batch",
            "nullius verify both.batch --program guests/elf/hello.elf --exit-code 0",
            "nullius inspect both.batch --inclusion 1 --json");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Receipt[] receipts = [.. parsed.GetRequiredValue(ReceiptFiles).Select(CommonOptions.LoadReceipt)];
        string path = parsed.GetRequiredValue(Result);
        bool json = parsed.GetValue(Json);
        var options = new AggregationOptions { Workers = CommonOptions.ParseWorkers(parsed.GetValue(Workers)) };
        long start = Stopwatch.GetTimestamp();
        AggregatedReceipt aggregated = await AggregateAsync(receipts, path, options, !json, cancellationToken);
        AggregateReport report = Report(aggregated, path, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (json)
            JsonOutput.Write(report);
        else
            WriteText(path, report);
        return ExitCode.Success;
    }

    private static async Task<AggregatedReceipt> AggregateAsync(
        Receipt[] receipts, string path, AggregationOptions options, bool show, CancellationToken cancellationToken)
    {
        try
        {
            return await AggregationDisplay.RunAsync(show, progress => Aggregator.AggregateToFileAsync(receipts, path, options, progress, cancellationToken));
        }
        catch (OperationCanceledException exception) when (Directory.Exists($"{path}.work"))
        {
            throw new OperationCanceledException($"stopped; finished proofs are kept in {path}.work, and the same command resumes", exception, cancellationToken);
        }
    }

    private static AggregateReport Report(AggregatedReceipt aggregated, string path, double seconds)
    {
        var batch = (BatchReceipt)aggregated.Receipt.Body;
        return new AggregateReport(
            TextOutput.Kind(batch.Kind),
            batch.Claims.Count,
            Convert.ToHexStringLower(batch.Root.Span),
            seconds,
            aggregated.MadeSegments,
            aggregated.ResumedSegments,
            aggregated.MadeProofs,
            aggregated.ResumedProofs,
            new FileInfo(path).Length,
            Process.GetCurrentProcess().PeakWorkingSet64,
            batch.SecurityBits);
    }

    private static void WriteText(string path, AggregateReport report)
    {
        TextOutput.Line("claims", TextOutput.Count(report.Claims));
        TextOutput.Line("root", report.Root);
        TextOutput.Line("segments", $"{TextOutput.Count(report.MadeSegments)} proven, {TextOutput.Count(report.ResumedSegments)} found in {path}.work");
        TextOutput.Line("proofs", $"{TextOutput.Count(report.MadeProofs)} made, {TextOutput.Count(report.ResumedProofs)} found in {path}.work");
        TextOutput.Line("time", TextOutput.Seconds(report.AggregateSeconds));
        TextOutput.Line("memory", $"{TextOutput.Bytes(report.PeakRssBytes)} at most");
        TextOutput.Line("receipt", $"{path}, {report.Kind}, {TextOutput.Bytes(report.ReceiptBytes)}, {report.SecurityBits} bits of provable security");
    }
}

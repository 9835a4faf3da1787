using System.CommandLine;
using System.Diagnostics;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <summary><c>prove</c>: runs a program and writes a receipt.</summary>
internal static class ProveCommand
{
    private static readonly Argument<string> Elf = CommonOptions.Elf();

    private static readonly Option<string> ReceiptFile = new("--receipt")
    {
        HelpName = "FILE",
        Required = true,
        Description = "Where to write the receipt. Until it is complete, finished segments are kept in FILE.work, and the same command resumes from there.",
    };

    private static readonly Option<string?> Input = CommonOptions.Input();
    private static readonly Option<string?> Witness = CommonOptions.Witness();
    private static readonly Option<string?> Journal = CommonOptions.JournalOutput();

    private static readonly Option<int> Security = new("--security")
    {
        HelpName = "100|124",
        DefaultValueFactory = _ => 100,
        Description = "The provable security level in bits.",
    };

    private static readonly Option<string?> Shape = new("--shape")
    {
        HelpName = "NAME",
        Description = "The size of segments: tiny, small, medium or large. By default the smallest into which the whole run fits, else large.",
    };

    private static readonly Option<string?> Context = CommonOptions.Context("32 bytes in hexadecimal that the proof is bound to; zero by default.");

    private static readonly Option<int> Workers = CommonOptions.Workers();

    private static readonly Option<bool> Compress = new("--compress")
    {
        Description = "Writes a succinct receipt, as `compress` makes it: one proof of the same size for every run.",
    };

    private static readonly Option<string?> For = CommonOptions.For();
    private static readonly Option<string[]> Assumed = CommonOptions.Assumed();

    private static readonly Option<bool> Phases = new("--phases") { Hidden = true, Description = "Adds the seconds of each phase to the JSON object." };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("prove", "Runs a program and writes a receipt that proves the run.")
        {
            Elf, ReceiptFile, Input, Witness, Journal, Security, Shape, Context, Workers, Compress, For, Assumed, Phases, Json,
        };
        command.SetAction(InvokeAsync);
        Examples.AddTo(
            command,
            "nullius prove guests/elf/hello.elf --input guests/inputs/hello.input --receipt hello.receipt",
            "nullius prove guests/elf/hello.elf --input guests/inputs/hello.input --receipt hello.receipt --compress",
            "nullius prove guests/elf/hello.elf --input guests/inputs/hello.input --receipt hello.evm --for evm",
            "nullius prove guests/elf/sha256.elf --input LICENSE-APACHE --receipt sha256.receipt --security 124",
            "nullius prove guests/elf/wordcount.elf --witness LICENSE-APACHE --receipt words.receipt --journal words.txt --json");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        GuestProgram program = CommonOptions.LoadProgram(parsed.GetRequiredValue(Elf));
        string path = parsed.GetRequiredValue(ReceiptFile);
        byte[] input = CommonOptions.ReadOptional(parsed.GetValue(Input), "input");
        int workers = CommonOptions.ParseWorkers(parsed.GetValue(Workers));
        CompressionOptions? compression = ReadCompression(parsed, workers);
        using Stream debugText = Console.OpenStandardError();
        var options = new ProvingOptions
        {
            Witness = CommonOptions.ReadOptional(parsed.GetValue(Witness), "witness"),
            SecurityBits = parsed.GetValue(Security),
            Shape = parsed.GetValue(Shape),
            Context = CommonOptions.ParseContext(parsed.GetValue(Context)) ?? default,
            Workers = workers,
            DebugText = debugText,
        };
        bool json = parsed.GetValue(Json);
        var clock = new PhaseClock();
        ProvenRun proven = await ProveAsync(program, input, path, options, compression, !json, clock, cancellationToken);
        if (parsed.GetValue(Journal) is { } journal)
            CommonOptions.WriteFile(journal, proven.Journal.Span);
        ProveReport report = Report(proven, path, clock, parsed.GetValue(Phases));
        if (json)
            JsonOutput.Write(report);
        else
            WriteText(path, proven, report);
        return ExitCode.Success;
    }

    private static CompressionOptions? ReadCompression(ParseResult parsed, int workers)
    {
        string[] assumed = parsed.GetValue(Assumed) ?? [];
        ReceiptKind result = CommonOptions.ParseFor(parsed.GetValue(For));
        if (!parsed.GetValue(Compress) && result == ReceiptKind.Succinct)
            return assumed.Length == 0 ? null : throw new UnusableException("--assume resolves what a receipt rests on; give --compress or --for too.");
        if (parsed.GetValue(Security) != SuccinctReceipt.CircuitSecurityBits)
            throw new UnusableException($"--compress and --for are for {SuccinctReceipt.CircuitSecurityBits} bits of security: a receipt of more would lose by them.");
        return new CompressionOptions { Workers = workers, Result = result, Assumed = [.. assumed.Select(CommonOptions.LoadReceipt)] };
    }

    private static async Task<ProvenRun> ProveAsync(
        GuestProgram program,
        byte[] input,
        string path,
        ProvingOptions options,
        CompressionOptions? compression,
        bool show,
        PhaseClock clock,
        CancellationToken cancellationToken)
    {
        try
        {
            if (compression is not null)
                return await ProveAndCompressAsync(program, input, path, options, compression, show, clock, cancellationToken);
            return await ProgressDisplay.RunAsync(
                show, clock, progress => Sdk.Prover.ProveToFileAsync(program, input, path, options, progress, cancellationToken));
        }
        catch (ArgumentException exception)
        {
            throw new UnusableException(exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (Directory.Exists($"{path}.work"))
        {
            throw new OperationCanceledException($"stopped; finished segments are kept in {path}.work, and the same command resumes", exception, cancellationToken);
        }
    }

    /// <summary>Compresses in a work directory of its own; that of the segments stays until the succinct receipt is written.</summary>
    private static async Task<ProvenRun> ProveAndCompressAsync(
        GuestProgram program,
        byte[] input,
        string path,
        ProvingOptions options,
        CompressionOptions compression,
        bool show,
        PhaseClock clock,
        CancellationToken cancellationToken)
    {
        ProvenRun proven = await ProgressDisplay.RunAsync(
            show, clock, progress => Sdk.Prover.ProveAsync(program, input, options with { WorkDirectory = $"{path}.work" }, progress, cancellationToken));
        CompressedReceipt compressed = await CompressionDisplay.RunAsync(show, new CompressionClock(), progress => Compressor.CompressToFileAsync(
            proven.Receipt, path, compression with { WorkDirectory = Path.Combine($"{path}.work", "compression") }, progress, cancellationToken));
        clock.StopCompression();
        Sdk.Prover.RemoveWorkDirectory($"{path}.work");
        return proven with { Receipt = compressed.Receipt };
    }

    private static ProveReport Report(ProvenRun proven, string path, PhaseClock clock, bool withPhases)
    {
        double executeSeconds = clock[ProvingPhase.Execute];
        return new ProveReport(
            TextOutput.Kind(proven.Receipt.Kind),
            proven.Receipt.ProgramId.ToString(),
            Convert.ToHexStringLower(proven.Receipt.InputDigest.Span),
            Convert.ToHexStringLower(proven.Receipt.JournalDigest.Span),
            proven.Receipt.ExitCode,
            proven.Run.AssumedClaimCount,
            proven.Run.Cycles,
            proven.SegmentCount,
            executeSeconds,
            clock.ProveSeconds,
            clock.CompressSeconds,
            proven.Run.Cycles / (executeSeconds + clock.ProveSeconds),
            new FileInfo(path).Length,
            Process.GetCurrentProcess().PeakWorkingSet64,
            proven.Receipt.SecurityBits,
            proven.Shape,
            proven.ResumedSegments,
            withPhases ? [.. Enum.GetValues<ProvingPhase>().Select(phase => new PhaseReport(phase.ToString().ToLowerInvariant(), clock[phase]))] : null);
    }

    private static void WriteText(string path, ProvenRun proven, ProveReport report)
    {
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("exit code", TextOutput.ExitCode(report.ExitCode));
        if (proven.Run.Trap is { } trap)
            TextOutput.Line("trap", trap.ToString());
        TextOutput.Line("journal", TextOutput.Journal(proven.Journal.Span));
        if (report.AssumedClaims > 0 && proven.Receipt.IsConditional)
            TextOutput.Line("assumes", TextOutput.AssumedClaims(report.AssumedClaims));
        TextOutput.Line("cycles", $"{TextOutput.Count(report.Cycles)} in {TextOutput.Segments(report.Segments)} of shape {report.Shape}");
        if (report.ResumedSegments > 0)
            TextOutput.Line("resumed", $"{TextOutput.Segments(report.ResumedSegments)} found in {path}.work");
        TextOutput.Line("time", $"{TextOutput.Seconds(report.ExecuteSeconds + report.ProveSeconds)}, {TextOutput.Rate(report.CyclesPerSecond)}");
        if (report.CompressSeconds is { } compressSeconds)
            TextOutput.Line("compression", TextOutput.Seconds(compressSeconds));
        TextOutput.Line("memory", $"{TextOutput.Bytes(report.PeakRssBytes)} at most");
        TextOutput.Line("receipt", $"{path}, {report.Kind}, {TextOutput.Bytes(report.ReceiptBytes)}, {report.SecurityBits} bits of provable security");
    }
}

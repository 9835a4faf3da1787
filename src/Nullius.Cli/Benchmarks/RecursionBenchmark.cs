using Nullius.Cli.Reports;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Benchmarks;

/// <summary>Measures what it costs to make one proof of many: sixteen segments of 2^20 cycles, lifted, joined, sealed, and proven once more for contracts.</summary>
internal static class RecursionBenchmark
{
    /// <summary>The name on the command line.</summary>
    public const string Name = "recursion";

    public static IReadOnlyList<BenchResult> Run(CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nullius-bench-");
        try
        {
            string PathOf(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllBytes(PathOf("input"), BenchmarkPrograms.RecursionInput);
            (ProveReport proved, _) = MeasuredCommand.Run<ProveReport>(
                Name, ["prove", Checkout.Guest("fibonacci"), "--input", PathOf("input"), "--receipt", PathOf("composite"), "--shape", "large"], cancellationToken);
            (CompressReport compressed, _) = MeasuredCommand.Run<CompressReport>(
                Name, ["compress", PathOf("composite"), "--receipt", PathOf("succinct"), "--phases"], cancellationToken);
            (CompressReport final, _) = MeasuredCommand.Run<CompressReport>(
                Name, ["compress", PathOf("succinct"), "--for", "evm", "--receipt", PathOf("evm"), "--phases"], cancellationToken);
            double proveSeconds = proved.ExecuteSeconds + proved.ProveSeconds;
            return
            [
                Figure("cycles", proved.Cycles, "cycles"),
                Figure("segments", proved.Segments, "segments"),
                Figure("proveSeconds", proveSeconds, "s"),
                Figure("compressSeconds", compressed.CompressSeconds, "s"),
                Figure("recursionShare", compressed.CompressSeconds / (proveSeconds + compressed.CompressSeconds), "of the total time"),
                Figure("liftSeconds", PhaseOf(compressed, "lift").MedianSeconds, "s"),
                Figure("joinSeconds", PhaseOf(compressed, "join").MedianSeconds, "s"),
                Figure("finalSeconds", final.CompressSeconds, "s"),
                Figure("peakRssBytes", Math.Max(compressed.PeakRssBytes, final.PeakRssBytes), "bytes"),
                Figure("succinctBytes", compressed.ReceiptBytes, "bytes"),
                Figure("sealBytes", ((EvmReceipt)Receipt.Load(PathOf("evm")).Body).Seal.Length, "bytes"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static CompressPhaseReport PhaseOf(CompressReport report, string phase) => report.Phases!.Single(entry => entry.Phase == phase);

    private static BenchResult Figure(string metric, double value, string unit) => new(Name, metric, value, unit);
}

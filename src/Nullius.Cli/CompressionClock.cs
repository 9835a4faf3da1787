using System.Diagnostics;
using Nullius.Cli.Reports;
using Nullius.Sdk;

namespace Nullius.Cli;

/// <summary>Measures how long each proof of a compression takes, and passes its progress on.</summary>
internal sealed class CompressionClock : IProgress<CompressionProgress>
{
    private readonly Dictionary<CompressionPhase, List<double>> seconds = [];
    private CompressionPhase? phase;
    private long start;

    /// <summary>Who is told besides; null for nobody.</summary>
    public IProgress<CompressionProgress>? Next { get; set; }

    public void Report(CompressionProgress value)
    {
        long now = Stopwatch.GetTimestamp();
        if (phase is { } last)
        {
            if (!seconds.TryGetValue(last, out List<double>? proofs))
                seconds.Add(last, proofs = []);
            proofs.Add(Stopwatch.GetElapsedTime(start, now).TotalSeconds);
        }

        (phase, start) = (value.Phase, now);
        Next?.Report(value);
    }

    /// <summary>The phases that made proofs, in their order.</summary>
    public IReadOnlyList<CompressPhaseReport> ToReports() =>
    [
        .. seconds.Where(entry => entry.Key != CompressionPhase.Prepare).OrderBy(entry => entry.Key).Select(entry => new CompressPhaseReport(
            entry.Key.ToString().ToLowerInvariant(), entry.Value.Count, entry.Value.Sum(), entry.Value.Order().ElementAt(entry.Value.Count / 2))),
    ];
}

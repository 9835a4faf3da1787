using System.Diagnostics;
using Nullius.Sdk;

namespace Nullius.Cli;

/// <summary>Measures how long each phase of a proof takes.</summary>
internal sealed class PhaseClock : IProgress<ProvingProgress>
{
    private readonly double[] seconds = new double[Enum.GetValues<ProvingPhase>().Length];
    private ProvingPhase phase = ProvingPhase.Execute;
    private long start = Stopwatch.GetTimestamp();

    /// <summary>Seconds of a phase so far, of all segments together.</summary>
    public double this[ProvingPhase index] => seconds[(int)index];

    /// <summary>Seconds of everything but the first run of the program.</summary>
    public double ProveSeconds => seconds.Sum() - this[ProvingPhase.Execute];

    /// <summary>Seconds from the end of the proof to <see cref="StopCompression"/>; null where nothing was compressed.</summary>
    public double? CompressSeconds { get; private set; }

    /// <summary>Says that the finished receipt has been compressed.</summary>
    public void StopCompression() => CompressSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

    public void Report(ProvingProgress value)
    {
        long now = Stopwatch.GetTimestamp();
        seconds[(int)phase] += Stopwatch.GetElapsedTime(start, now).TotalSeconds;
        (phase, start) = (value.Phase, now);
    }
}

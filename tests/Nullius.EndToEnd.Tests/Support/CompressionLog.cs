using Nullius.Sdk;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Records what a compression does, and cancels it when it reaches a phase.</summary>
internal sealed class CompressionLog(CancellationTokenSource? source = null, CompressionPhase phase = CompressionPhase.Done) : IProgress<CompressionProgress>
{
    private readonly List<CompressionProgress> positions = [];

    /// <summary>How many proofs of each phase were begun.</summary>
    public int this[CompressionPhase index] => positions.Count(position => position.Phase == index);

    public void Report(CompressionProgress value)
    {
        positions.Add(value);
        if (value.Phase == phase)
            source?.Cancel();
    }
}

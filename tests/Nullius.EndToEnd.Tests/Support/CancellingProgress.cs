using Nullius.Sdk;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Cancels a proof when it reaches a phase of a segment.</summary>
internal sealed class CancellingProgress(CancellationTokenSource source, ProvingPhase phase, int segmentIndex = 0) : IProgress<ProvingProgress>
{
    public void Report(ProvingProgress value)
    {
        if (value.Phase == phase && value.SegmentIndex == segmentIndex)
            source.Cancel();
    }
}

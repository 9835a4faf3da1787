namespace Nullius.Sdk;

/// <summary>Reported when a phase starts.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="SegmentIndex">The segment, counted from 0.</param>
/// <param name="Cycles">Cycles of the segments that are done.</param>
/// <param name="CyclesTotal">Cycles of the whole run; 0 until it is known.</param>
/// <param name="SegmentCycles">Cycles of the present segment; 0 when there is none.</param>
/// <param name="IsResumed">Whether the present segment was found in the work directory.</param>
public readonly record struct ProvingProgress(
    ProvingPhase Phase, int SegmentIndex, long Cycles, long CyclesTotal, long SegmentCycles, bool IsResumed);

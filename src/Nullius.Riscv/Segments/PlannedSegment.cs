namespace Nullius.Riscv;

/// <summary>A piece of a run that is proven by itself.</summary>
/// <param name="Index">Number of segments before it.</param>
/// <param name="Start">The state before its first cycle.</param>
/// <param name="Cycles">Its number of cycles.</param>
/// <param name="EndPc">pc after its last cycle; <see cref="MachineLayout.Halt"/> for the last segment.</param>
/// <param name="Cost">What it uses.</param>
public sealed record PlannedSegment(int Index, Snapshot Start, int Cycles, ulong EndPc, SegmentCost Cost)
{
    /// <summary>Whether the program ends with it.</summary>
    public bool IsLast => EndPc == MachineLayout.Halt;
}

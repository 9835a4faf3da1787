namespace Nullius.Riscv;

/// <summary>Which accesses an instruction made in one cycle.</summary>
[Flags]
public enum AccessKinds : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Read rs1 at time t.</summary>
    First = 1,

    /// <summary>Read rs2 at time t + 1.</summary>
    Second = 2,

    /// <summary>Wrote the destination at time t + 3.</summary>
    Destination = 4,

    /// <summary>A load or store accessed the dword at <see cref="TraceStep.DwordAddress"/> at time t + 2.</summary>
    Memory = 8,

    /// <summary>It accessed the next dword, too.</summary>
    NextMemory = 16,

    /// <summary>A precompile ran: its accesses, at time t + 2, are in <see cref="SegmentTrace.Calls"/>.</summary>
    Block = 32,
}

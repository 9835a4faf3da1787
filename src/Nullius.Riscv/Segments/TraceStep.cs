namespace Nullius.Riscv;

/// <summary>One cycle of a segment: what the instruction read and wrote, with the times of the previous accesses. 96 bytes.</summary>
/// <remarks>
/// Spec §6.1.2: the instruction of cycle k has clock t = 4(k + 1). A previous time is 0 if the page was not accessed before in the segment.
/// What <see cref="Accesses"/> does not name is zero.
/// </remarks>
public struct TraceStep
{
    /// <summary>Position in <see cref="SegmentTrace.Instructions"/>.</summary>
    public int InstructionIndex { get; internal set; }

    /// <summary>The accesses that happened.</summary>
    public AccessKinds Accesses { get; internal set; }

    /// <summary>Time of the access of rs1 before this one.</summary>
    public uint Rs1Previous { get; internal set; }

    /// <summary>Time of the access of rs2 before this one.</summary>
    public uint Rs2Previous { get; internal set; }

    /// <summary>Time of the access of the destination before this one.</summary>
    public uint RdPrevious { get; internal set; }

    /// <summary>Dword address of the first dword that a load or store accessed.</summary>
    public uint DwordAddress { get; internal set; }

    /// <summary>Time of the access of that dword before this one.</summary>
    public uint MemoryPrevious { get; internal set; }

    /// <summary>Time of the access of the next dword before this one.</summary>
    public uint NextMemoryPrevious { get; internal set; }

    /// <summary>Value of rs1.</summary>
    public ulong Rs1 { get; internal set; }

    /// <summary>Value of rs2.</summary>
    public ulong Rs2 { get; internal set; }

    /// <summary>Value of the destination slot before.</summary>
    public ulong RdOld { get; internal set; }

    /// <summary>Value of the destination slot after.</summary>
    public ulong RdNew { get; internal set; }

    /// <summary>The dword at <see cref="DwordAddress"/> before.</summary>
    public ulong MemoryOld { get; internal set; }

    /// <summary>The dword at <see cref="DwordAddress"/> after.</summary>
    public ulong MemoryNew { get; internal set; }

    /// <summary>The dword after it, before.</summary>
    public ulong NextMemoryOld { get; internal set; }

    /// <summary>The dword after it, after.</summary>
    public ulong NextMemoryNew { get; internal set; }
}

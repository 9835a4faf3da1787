namespace Nullius.Riscv;

/// <summary>A state of the machine and of its host, frozen. Cheap: memory is shared with other snapshots.</summary>
/// <param name="Pc">The next instruction's address.</param>
/// <param name="Memory">All of memory, registers included.</param>
/// <param name="Hints">How far the hint streams were read.</param>
/// <param name="Cycle">Number of instructions that were executed before.</param>
public sealed record Snapshot(ulong Pc, MemorySnapshot Memory, HintPosition Hints, long Cycle)
{
    /// <summary>The initial state of a program. Spec §5.5.3.</summary>
    public static Snapshot Initial(ProgramImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(MachineLayout.Kernel, image.Memory, default, 0);
    }

    /// <summary>Whether the program has ended.</summary>
    public bool IsHalted => Pc == MachineLayout.Halt;
}

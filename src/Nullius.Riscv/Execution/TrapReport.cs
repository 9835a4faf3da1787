namespace Nullius.Riscv;

/// <summary>What ended a program that did not exit by itself; for messages.</summary>
/// <param name="Trap">The cause.</param>
/// <param name="Pc">Address of the instruction.</param>
/// <param name="Instruction">The instruction.</param>
/// <param name="Address">Effective address of a load or store, target of a jump; null if there is none or it was overwritten.</param>
/// <param name="Location">The address relative to the nearest symbol.</param>
public sealed record TrapReport(Trap Trap, ulong Pc, Instruction Instruction, ulong? Address, string Location)
{
    /// <summary>One sentence.</summary>
    public override string ToString() => Trap switch
    {
        Trap.LoadFault => $"Load from 0x{Address:x}, outside the program's memory, at {Location} (pc 0x{Pc:x}: {Instruction}).",
        Trap.StoreFault => $"Store to 0x{Address:x}, outside the program's memory, at {Location} (pc 0x{Pc:x}: {Instruction}).",
        Trap.JumpFault => $"Jump to {FormatTarget()}, at {Location} (pc 0x{Pc:x}: {Instruction}).",
        _ => $"Illegal instruction at {Location} (pc 0x{Pc:x}: {Instruction}).",
    };

    private string FormatTarget() => Address is { } target ? $"0x{target:x}, which is no address of an instruction" : "no address of an instruction";
}

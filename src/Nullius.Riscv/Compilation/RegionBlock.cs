namespace Nullius.Riscv;

/// <summary>Instructions that are executed one after the other, entered at the first only.</summary>
/// <param name="Pc">Address of the first.</param>
/// <param name="Instructions">At least one; only the last may jump.</param>
internal sealed record RegionBlock(ulong Pc, Instruction[] Instructions)
{
    /// <summary>Address after the last instruction.</summary>
    public ulong End => Pc + 4 * (ulong)Instructions.Length;
}

namespace Nullius.Riscv;

/// <summary>A decoded instruction. Fields that its format lacks are zero. 16 bytes.</summary>
/// <param name="Operation">What it does; <see cref="Operation.Illegal"/> if the word means nothing.</param>
/// <param name="Rd">Destination register, 0 to 31.</param>
/// <param name="Rs1">First source register, 0 to 31.</param>
/// <param name="Rs2">Second source register, 0 to 31.</param>
/// <param name="Word">The word it was decoded from.</param>
/// <param name="Immediate">Sign-extended immediate; the shift amount of immediate shifts; the stream of <see cref="Operation.Hint"/>.</param>
public readonly record struct Instruction(Operation Operation, byte Rd, byte Rs1, byte Rs2, uint Word, long Immediate)
{
    /// <summary>Assembler text, for messages. Jump targets are shown as offsets.</summary>
    public override string ToString() => Disassembler.Format(in this);
}

namespace Nullius.Riscv;

/// <summary>An instruction word that a segment fetched.</summary>
/// <param name="Pc">Its address.</param>
/// <param name="Instruction">Its meaning in the mode of that address.</param>
/// <param name="Executions">How often it was executed in the segment; at least 1.</param>
public readonly record struct InstructionUse(ulong Pc, Instruction Instruction, int Executions);

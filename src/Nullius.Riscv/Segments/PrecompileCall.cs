namespace Nullius.Riscv;

/// <summary>A cycle in which a precompile ran.</summary>
/// <param name="Cycle">Index of the step; its rs1 and rs2 are the pointers.</param>
/// <param name="Operation">Which precompile.</param>
/// <param name="FirstAccess">Position of its first access in <see cref="SegmentTrace.BlockAccesses"/>.</param>
/// <remarks>The accesses are in ascending order: the state's dwords (4, 25 or 8), then for SHA-256 the 8 dwords of the block.</remarks>
public readonly record struct PrecompileCall(int Cycle, Operation Operation, int FirstAccess);

namespace Nullius.Riscv;

/// <summary>Compiled user code with one entrance. Runs until control leaves it and returns the next pc, with flags in its two lowest bits.</summary>
/// <param name="memory">The machine's memory, for slow paths.</param>
/// <param name="registers">Slot 0 of the register file.</param>
/// <param name="readable">The first of the readable chunks.</param>
/// <param name="writable">The first of the writable chunks.</param>
/// <param name="fuel">How many instructions may be executed; less by those that were.</param>
internal delegate ulong RegionCode(SparseMemory memory, ref ulong registers, ref ulong[] readable, ref ulong[]? writable, ref long fuel);

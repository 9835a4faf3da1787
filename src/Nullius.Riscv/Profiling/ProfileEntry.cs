namespace Nullius.Riscv;

/// <summary>A line of a profile.</summary>
/// <param name="Name">A function or an operation.</param>
/// <param name="Cycles">Instructions that were executed in it or of it.</param>
public readonly record struct ProfileEntry(string Name, long Cycles);

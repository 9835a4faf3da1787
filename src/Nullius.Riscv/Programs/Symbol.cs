namespace Nullius.Riscv;

/// <summary>A named address of a program.</summary>
/// <param name="Address">First byte.</param>
/// <param name="Bytes">Size; 0 if the file does not say.</param>
/// <param name="Name">Name as the linker wrote it.</param>
public readonly record struct Symbol(ulong Address, ulong Bytes, string Name);

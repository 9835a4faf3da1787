namespace Nullius.Riscv;

/// <summary>An access of a dword by a precompile, at time t + 2 of its cycle.</summary>
/// <param name="DwordAddress">Which dword.</param>
/// <param name="Previous">Time of the access before; 0 if none in this segment.</param>
/// <param name="Old">Value before.</param>
/// <param name="New">Value after; the old one where the precompile only reads.</param>
public readonly record struct BlockAccess(uint DwordAddress, uint Previous, ulong Old, ulong New);

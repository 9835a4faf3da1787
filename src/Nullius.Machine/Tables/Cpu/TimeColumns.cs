namespace Nullius.Machine;

/// <summary>What an access needs besides its limbs (Spec §6.1.3).</summary>
/// <param name="Previous">The time of the previous access of the dword.</param>
/// <param name="GapHigh">The high part of (time − previous − 1) = low + 2^13·high.</param>
public readonly record struct TimeColumns(int Previous, int GapHigh);

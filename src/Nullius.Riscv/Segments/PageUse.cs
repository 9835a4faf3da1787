namespace Nullius.Riscv;

/// <summary>A page that a segment accessed.</summary>
/// <param name="Index">Its index: byte address / 32.</param>
/// <param name="Before">The four dwords before the segment.</param>
/// <param name="After">The four dwords after it.</param>
/// <param name="Times">For each dword the time of its last access; 0 for a dword that was not accessed itself.</param>
public readonly record struct PageUse(uint Index, PageDwords Before, PageDwords After, PageTimes Times);

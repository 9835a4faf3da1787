using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Writes the accesses of a precompile call into its row.</summary>
internal static class CallAccesses
{
    /// <summary>Writes the times of consecutive accesses and counts their range checks.</summary>
    public static void SetTimes(
        TraceRow cells, BlockAccessColumns columns, ReadOnlySpan<BlockAccess> accesses, uint time, LookupCounts lookups)
    {
        for (int dword = 0; dword < accesses.Length; dword++)
        {
            uint gap = time - accesses[dword].Previous - 1;
            uint high = gap / BlockAccessColumns.GapHighWeight;
            cells.Set(columns.Previous[dword], accesses[dword].Previous);
            cells.Set(columns.GapHigh[dword], high);
            lookups.Range16(high);
            lookups.Range16(gap % BlockAccessColumns.GapHighWeight);
        }
    }

    /// <summary>The dwords before.</summary>
    public static void CopyOld(ReadOnlySpan<BlockAccess> accesses, Span<ulong> destination)
    {
        for (int dword = 0; dword < destination.Length; dword++)
            destination[dword] = accesses[dword].Old;
    }

    /// <summary>The dwords after.</summary>
    public static void CopyNew(ReadOnlySpan<BlockAccess> accesses, Span<ulong> destination)
    {
        for (int dword = 0; dword < destination.Length; dword++)
            destination[dword] = accesses[dword].New;
    }
}

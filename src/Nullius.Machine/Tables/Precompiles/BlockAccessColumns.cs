using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The columns of accesses to consecutive dwords at one time (Spec §6.1.3).</summary>
/// <param name="Previous">The time of each dword's previous access.</param>
/// <param name="GapHigh">The high part of each time − previous − 1 = low + 2^13 · high.</param>
public readonly record struct BlockAccessColumns(ColumnRange Previous, ColumnRange GapHigh)
{
    /// <summary>The weight of the high part of a gap.</summary>
    public const int GapHighWeight = 1 << 13;

    /// <summary>Replaces the contents of the dwords from <paramref name="address"/> on.</summary>
    internal void Define(
        TableBuilder row, Expression real, Expression time, Expression address, ReadOnlySpan<Expression> old, ReadOnlySpan<Expression> replacement)
    {
        for (int dword = 0; dword < Previous.Count; dword++)
        {
            Expression previous = row[Previous, dword];
            Expression high = row[GapHigh, dword];
            row.Lookup(Buses.Range16, real, high);
            row.Lookup(Buses.Range16, real, time - previous - 1 - (GapHighWeight * high));
            row.Receive(Buses.Memory, real, [address + dword, .. old.Slice(4 * dword, 4), previous]);
            row.Send(Buses.Memory, real, [address + dword, .. replacement.Slice(4 * dword, 4), time]);
        }
    }
}

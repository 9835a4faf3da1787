using System.Runtime.CompilerServices;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;

namespace Nullius.Tracing;

/// <summary>Writes one row of an instruction table and counts its lookups.</summary>
internal readonly ref struct RowWriter(TableTrace trace, int row, LookupCounts counts)
{
    /// <summary>Sets a cell to an integer below p.</summary>
    public uint this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => trace[row, column] = KoalaBear.FromCanonical(value);
    }

    /// <summary>Sets a cell to one if the condition holds; it is zero before.</summary>
    public void Flag(int column, bool condition)
    {
        if (condition)
            trace[row, column] = KoalaBear.One;
    }

    /// <summary>Sets a cell to an integer of any sign, above −p and below p.</summary>
    public void SetSigned(int column, int value) =>
        trace[row, column] = value >= 0 ? KoalaBear.FromCanonical((uint)value) : -KoalaBear.FromCanonical((uint)-value);

    /// <summary>Sets a cell to the inverse of an integer that is not zero modulo p.</summary>
    public void SetInverse(int column, int value) => trace[row, column] =
        (value >= 0 ? KoalaBear.FromCanonical((uint)value) : -KoalaBear.FromCanonical((uint)-value)).Inverse();

    /// <summary>Sets four cells to the limbs of a value.</summary>
    public void SetLimbs(ColumnRange columns, ulong value)
    {
        int start = columns.Start;
        this[start] = (ushort)value;
        this[start + 1] = (ushort)(value >> 16);
        this[start + 2] = (ushort)(value >> 32);
        this[start + 3] = (ushort)(value >> 48);
    }

    /// <summary>Sets eight cells to the bytes of a value.</summary>
    public void SetBytes(ColumnRange columns, ulong value)
    {
        for (int index = 0; index < 8; index++)
            this[columns.Start + index] = (byte)(value >> (8 * index));
    }

    public void Range16(uint value) => counts.Range16(value);

    public void Bits(int bits, uint value) => counts.Bits(bits, value);

    public void Bytes(uint left, uint right) => counts.Bytes(left, right);

    /// <summary>Counts the check of four limbs.</summary>
    public void RangeLimbs(ulong value)
    {
        counts.Range16((ushort)value);
        counts.Range16((ushort)(value >> 16));
        counts.Range16((ushort)(value >> 32));
        counts.Range16((ushort)(value >> 48));
    }

    /// <summary>Counts the check of a limb and its sign.</summary>
    public void Sign(uint limb) => counts.Bits(15, limb & 0x7FFF);

    /// <summary>Writes the times of an access and counts their check.</summary>
    public void Time(TimeColumns columns, uint now, uint previous)
    {
        uint gap = now - previous - 1;
        uint high = gap >> 13;
        this[columns.Previous] = previous;
        this[columns.GapHigh] = high;
        counts.Range16(high);
        counts.Range16(gap & 0x1FFF);
    }
}

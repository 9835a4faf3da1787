using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Tracing;

/// <summary>Writes the cells of one row of a trace.</summary>
internal readonly struct TraceRow(TableTrace trace, int row)
{
    private static readonly KoalaBear MinusOne = -KoalaBear.One;

    public KoalaBear this[int column]
    {
        get => trace[row, column];
        set => trace[row, column] = value;
    }

    /// <summary>Writes an integer below p.</summary>
    public void Set(int column, uint value) => trace[row, column] = KoalaBear.FromCanonical(value);

    /// <summary>Writes a bit.</summary>
    public void SetBit(int column, bool value) => trace[row, column] = value ? KoalaBear.One : KoalaBear.Zero;

    /// <summary>Writes the low bits of a value, one to a column, the lowest first.</summary>
    public void SetBits(ColumnRange columns, ulong value)
    {
        for (int bit = 0; bit < columns.Count; bit++)
            trace[row, columns.Start + bit] = ((value >> bit) & 1) != 0 ? KoalaBear.One : KoalaBear.Zero;
    }

    /// <summary>Writes the low bits of a value as signs, one to a column, the lowest first.</summary>
    public void SetSigns(ColumnRange columns, ulong value)
    {
        for (int bit = 0; bit < columns.Count; bit++)
            trace[row, columns.Start + bit] = Sign(((value >> bit) & 1) != 0);
    }

    /// <summary>1 − 2b for a bit b.</summary>
    public static KoalaBear Sign(bool bit) => bit ? MinusOne : KoalaBear.One;

    /// <summary>Writes the 16-bit limbs of values of <paramref name="limbs"/> limbs each, the lowest first.</summary>
    public void SetLimbs(ColumnRange columns, ReadOnlySpan<ulong> values, int limbs = 4)
    {
        for (int index = 0; index < values.Length * limbs; index++)
            Set(columns[index], (uint)(values[index / limbs] >> (16 * (index % limbs))) & 0xFFFF);
    }
}

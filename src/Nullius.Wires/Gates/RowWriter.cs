using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>Writes the witness cells of one row.</summary>
internal readonly struct RowWriter(TableTrace trace, int row) : IDerivedCells<KoalaBear>
{
    public void Write(int column, KoalaBear value) => trace[row, column] = value;

    public void Write(ColumnRange columns, ReadOnlySpan<KoalaBear> values)
    {
        for (int index = 0; index < columns.Count; index++)
            trace[row, columns.Start + index] = values[index];
    }

    /// <summary>Writes the coefficients of an element of E to five columns, from column <paramref name="start"/> of a range on.</summary>
    public void Write(ColumnRange columns, int start, KoalaBear5 value)
    {
        for (int index = 0; index < KoalaBear5.Degree; index++)
            trace[row, columns[start + index]] = value[index];
    }

    /// <summary>Writes the bits of a number, least significant first.</summary>
    public void WriteBits(ColumnRange columns, uint value)
    {
        for (int bit = 0; bit < columns.Count; bit++)
            trace[row, columns[bit]] = ((value >> bit) & 1) == 0 ? KoalaBear.Zero : KoalaBear.One;
    }

    public KoalaBear Define(int column, KoalaBear value) => trace[row, column] = value;
}

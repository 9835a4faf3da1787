using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Prover;

/// <summary>All columns of a table for the prover: those of the witness, the preprocessed ones, then the fixed ones.</summary>
internal sealed class TableColumns
{
    private readonly TableTrace _trace;
    private readonly PreprocessedColumns? _preprocessed;
    private readonly KoalaBear[][] _fixed;

    /// <param name="trace">The witness.</param>
    /// <param name="preprocessed">The preprocessed columns; null for a table that has none.</param>
    public TableColumns(TableTrace trace, PreprocessedColumns? preprocessed)
    {
        _trace = trace;
        _preprocessed = preprocessed;
        _fixed = new KoalaBear[trace.Table.FixedColumns.Count][];
        for (int column = 0; column < _fixed.Length; column++)
        {
            _fixed[column] = new KoalaBear[trace.Height];
            for (int row = 0; row < trace.Height; row++)
                _fixed[column][row] = KoalaBear.FromCanonical(trace.Table.FixedColumns[column].Value(row));
        }
    }

    public int Height => _trace.Height;

    /// <summary>The number of committed and fixed columns.</summary>
    public int Count => _trace.Table.Width + _fixed.Length;

    /// <summary>All rows of a column.</summary>
    public ReadOnlySpan<KoalaBear> this[int column] =>
        column < _trace.Table.WitnessWidth ? _trace.Column(column) :
        column < _trace.Table.Width ? _preprocessed!.Column(column) :
        _fixed[column - _trace.Table.Width];

    /// <summary>Rows of a column, which may lie beyond the height: they are zero. Such rows are written to the scratch memory.</summary>
    public ReadOnlySpan<KoalaBear> Rows(int column, int start, int count, Span<KoalaBear> scratch)
    {
        ReadOnlySpan<KoalaBear> rows = this[column];
        if (start + count <= rows.Length)
            return rows.Slice(start, count);
        Span<KoalaBear> padded = scratch[..count];
        ReadOnlySpan<KoalaBear> real = rows[Math.Min(start, rows.Length)..];
        real.CopyTo(padded);
        padded[real.Length..].Clear();
        return padded;
    }
}

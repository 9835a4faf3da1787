using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Zerocheck;

/// <summary>The columns of a table with some row variables bound: <see cref="Height"/> elements of E per column, zero beyond.</summary>
internal sealed class FoldedColumns
{
    private const int Alignment = 32;

    private readonly ExtensionVector _cells;
    private readonly int _paddedHeight;

    private FoldedColumns(int count, int height)
    {
        Count = count;
        Height = height;
        _paddedHeight = (height + Alignment - 1) / Alignment * Alignment;
        _cells = new ExtensionVector(checked(count * _paddedHeight));
    }

    /// <summary>The number of columns.</summary>
    public int Count { get; }

    public int Height { get; }

    /// <summary>Rows of a column; up to the next multiple of 32 they may lie beyond the height.</summary>
    public ExtensionSpan Rows(int column, int start, int count) => _cells.Span((column * _paddedHeight) + start, count);

    /// <summary>Binds the least significant row variable of columns in F.</summary>
    public static FoldedColumns Fold(TableColumns source, KoalaBear5 challenge, WorkerGroup workers)
    {
        var folded = new FoldedColumns(source.Count, (source.Height + 1) / 2);
        workers.For(source.Count, (long)source.Count * source.Height, column =>
        {
            ReadOnlySpan<KoalaBear> rows = source[column];
            ExtensionBlock.FoldPairs(rows[..(rows.Length / 2 * 2)], challenge, folded.Rows(column, 0, rows.Length / 2));
            if (rows.Length % 2 != 0)
                folded.Rows(column, rows.Length / 2, 1).Fill((KoalaBear5.One - challenge) * rows[^1]);
        });
        return folded;
    }

    /// <summary>Binds the least significant row variable.</summary>
    public FoldedColumns Fold(KoalaBear5 challenge, WorkerGroup workers)
    {
        var folded = new FoldedColumns(Count, (Height + 1) / 2);
        int pairs = Math.Min(folded._paddedHeight, _paddedHeight / 2);
        workers.For(Count, (long)Count * Height, column =>
            ExtensionBlock.FoldPairs(Rows(column, 0, 2 * pairs), challenge, folded.Rows(column, 0, pairs)));
        return folded;
    }
}

using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Zerocheck;

/// <summary>Columns in E, <see cref="Height"/> elements each, zero beyond.</summary>
internal sealed class FoldedColumns
{
    // Pairs of the widest registers.
    private const int Alignment = 2 * PackedWidth.LanesMax;
    private const int RowsPerTask = 1024;

    private readonly ExtensionVector _cells;
    private readonly VectorPool _pool;
    private readonly int _paddedHeight;

    /// <summary>Columns whose elements up to the height are arbitrary until they are written.</summary>
    public FoldedColumns(int count, int height, VectorPool pool)
    {
        Count = count;
        Height = height;
        _pool = pool;
        _paddedHeight = (height + Alignment - 1) / Alignment * Alignment;
        _cells = pool.Rent(checked(count * _paddedHeight));
        for (int column = 0; column < count; column++)
            Rows(column, height, _paddedHeight - height).Fill(KoalaBear5.Zero);
    }

    /// <summary>The number of columns.</summary>
    public int Count { get; }

    public int Height { get; }

    /// <summary>Rows of a column; up to the next multiple of 32 they may lie beyond the height.</summary>
    public ExtensionSpan Rows(int column, int start, int count) => _cells.Span((column * _paddedHeight) + start, count);

    /// <summary>Binds the least significant row variables of columns in F.</summary>
    /// <param name="source">The columns.</param>
    /// <param name="weights">eq(challenges, ·), the first challenge being that of the least significant variable and bit.</param>
    /// <param name="pool">Lends memory.</param>
    /// <param name="workers">The threads.</param>
    public static FoldedColumns Fold(TableColumns source, KoalaBear5[] weights, VectorPool pool, WorkerGroup workers)
    {
        var folded = new FoldedColumns(source.Count, (source.Height + weights.Length - 1) / weights.Length, pool);
        int tasksPerColumn = (folded.Height + RowsPerTask - 1) / RowsPerTask;
        workers.For(source.Count * tasksPerColumn, (long)source.Count * source.Height, task =>
        {
            int column = task / tasksPerColumn;
            int start = task % tasksPerColumn * RowsPerTask;
            int count = Math.Min(RowsPerTask, folded.Height - start);

            // Only the last group can reach beyond the height.
            int whole = Math.Min(count, (source.Height / weights.Length) - start);
            WeightedSums.FoldGroups(source[column].Slice(start * weights.Length, whole * weights.Length), weights, folded.Rows(column, start, whole));
            if (whole < count)
            {
                Span<KoalaBear> scratch = stackalloc KoalaBear[WeightedSums.TermsMax];
                ReadOnlySpan<KoalaBear> last = source.Rows(column, (start + whole) * weights.Length, weights.Length, scratch);
                WeightedSums.FoldGroups(last, weights, folded.Rows(column, start + whole, 1));
            }
        });
        return folded;
    }

    /// <summary>Binds the least significant row variable; the memory of these columns is given away.</summary>
    public FoldedColumns Fold(KoalaBear5 challenge, WorkerGroup workers)
    {
        var folded = new FoldedColumns(Count, (Height + 1) / 2, _pool);
        int tasksPerColumn = (folded.Height + RowsPerTask - 1) / RowsPerTask;
        workers.For(Count * tasksPerColumn, 4L * Count * Height, task =>
        {
            int column = task / tasksPerColumn;
            int start = task % tasksPerColumn * RowsPerTask;
            int count = Math.Min(RowsPerTask, folded.Height - start);
            ExtensionBlock.FoldPairs(Rows(column, 2 * start, 2 * count), challenge, folded.Rows(column, start, count));
        });
        _pool.Return(_cells);
        return folded;
    }
}

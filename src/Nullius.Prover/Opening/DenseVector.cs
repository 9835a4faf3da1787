using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Opening;

/// <summary>
/// The committed vector of 2^n elements of F that holds the cells of all tables (Spec §4.6). Chunks that lie wholly beyond the last
/// cell are zero and are not stored.
/// </summary>
public sealed class DenseVector
{
    /// <summary>Cells that the prover reads together; the zeros after the last cell reach the end of its tile.</summary>
    internal const int TileLength = 1 << 13;

    private const int RowsPerTask = 1 << 12;

    private readonly KoalaBear[] _cells;

    private DenseVector(WhirParameters parameters, KoalaBear[] cells, long cellCount)
    {
        Variables = parameters.Variables;
        LogChunk = parameters.Variables - parameters.Rounds[0].FoldingFactor;
        ChunkCount = ChunksFor(parameters, cellCount);
        _cells = cells;
    }

    /// <summary>n.</summary>
    public int Variables { get; }

    /// <summary>The logarithm of the length of a chunk, one column of the code of round 0 (Spec §4.8.2).</summary>
    public int LogChunk { get; }

    /// <summary>The number of chunks that have cells; those after them are zero.</summary>
    public int ChunkCount { get; }

    /// <summary>The chunks that have cells, one after the other, up to the end of a tile.</summary>
    public ReadOnlySpan<KoalaBear> Cells => _cells.AsSpan(0, StoredFor(Variables, ChunkCount << LogChunk));

    /// <summary>Room for all chunks; the contents of those from <see cref="ChunkCount"/> on are arbitrary.</summary>
    internal KoalaBear[] Storage => _cells;

    /// <summary>Wraps the first cells of a vector; the others are zero.</summary>
    public static DenseVector FromCells(WhirParameters parameters, ReadOnlySpan<KoalaBear> cells)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cells.Length, 1L << parameters.Variables);
        KoalaBear[] storage = Allocate(parameters, cells.Length);
        cells.CopyTo(storage);
        return new DenseVector(parameters, storage, cells.Length);
    }

    /// <summary>Lays out the tables.</summary>
    /// <param name="layout">The order of the blocks.</param>
    /// <param name="traces">The tables of the system, in order.</param>
    /// <param name="parameters">They fix n and the length of a chunk.</param>
    /// <param name="workers">The number of threads.</param>
    /// <exception cref="ArgumentException">The tables have more than 2^n cells.</exception>
    public static DenseVector Build(DenseLayout layout, IReadOnlyList<TableTrace> traces, WhirParameters parameters, int workers)
    {
        var heights = new int[traces.Count];
        for (int table = 0; table < heights.Length; table++)
            heights[table] = traces[table].Height;
        long[] offsets = layout.Offsets(heights);
        if (offsets[^1] > 1L << parameters.Variables)
            throw new ArgumentException($"{offsets[^1]} cells do not fit into 2^{parameters.Variables}.", nameof(traces));

        KoalaBear[] cells = Allocate(parameters, offsets[^1]);
        List<(int Block, int FirstRow)> tasks = [];
        for (int block = 0; block < layout.Blocks.Count; block++)
        {
            for (int row = 0; row < heights[layout.Blocks[block].TableIndex]; row += RowsPerTask)
                tasks.Add((block, row));
        }

        Work.For(tasks.Count, workers, task =>
        {
            DenseBlock block = layout.Blocks[tasks[task].Block];
            TableTrace trace = traces[block.TableIndex];
            int firstRow = tasks[task].FirstRow;
            int rowCount = Math.Min(RowsPerTask, trace.Height - firstRow);
            int start = (int)(offsets[tasks[task].Block] + ((long)firstRow << block.LogWidth));
            CopyRows(trace, block, firstRow, cells.AsSpan(start, rowCount << block.LogWidth));
        });
        return new DenseVector(parameters, cells, offsets[^1]);
    }

    private static void CopyRows(TableTrace trace, DenseBlock block, int firstRow, Span<KoalaBear> destination)
    {
        // Tiles of a few rows keep the destination in the first-level cache while the columns stream.
        const int TileRows = 16;
        int rowCount = destination.Length >> block.LogWidth;
        if (block.ColumnCount < block.Width)
            destination.Clear();
        for (int tile = 0; tile < rowCount; tile += TileRows)
        {
            int tileRows = Math.Min(TileRows, rowCount - tile);
            for (int column = 0; column < block.ColumnCount; column++)
            {
                ReadOnlySpan<KoalaBear> source = trace.Column(block.FirstColumn + column).Slice(firstRow + tile, tileRows);
                int position = (tile << block.LogWidth) + column;
                foreach (KoalaBear cell in source)
                {
                    destination[position] = cell;
                    position += block.Width;
                }
            }
        }
    }

    private static int ChunksFor(WhirParameters parameters, long cellCount)
    {
        int logChunk = parameters.Variables - parameters.Rounds[0].FoldingFactor;
        return (int)Math.Max(1, (cellCount + (1L << logChunk) - 1) >> logChunk);
    }

    private static int StoredFor(int variables, int length) =>
        Math.Min(1 << variables, (length + TileLength - 1) / TileLength * TileLength);

    /// <summary>Memory that is never written is never backed, so that unused chunks cost nothing.</summary>
    private static KoalaBear[] Allocate(WhirParameters parameters, long cellCount)
    {
        int logChunk = parameters.Variables - parameters.Rounds[0].FoldingFactor;
        var cells = GC.AllocateUninitializedArray<KoalaBear>(1 << parameters.Variables);
        int stored = StoredFor(parameters.Variables, ChunksFor(parameters, cellCount) << logChunk);
        cells.AsSpan((int)cellCount, stored - (int)cellCount).Clear();
        return cells;
    }
}

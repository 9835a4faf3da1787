using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Opening;

/// <summary>
/// Consecutive chunks of the dense vector: the preprocessed ones, or those of the witness (Spec §4.6.1). Chunks that lie wholly beyond the last cell are
/// zero and are not stored.
/// </summary>
public sealed class DenseRegion
{
    /// <summary>Cells that the prover reads together; the zeros after the last cell reach the end of its tile.</summary>
    internal const int TileLength = 1 << 13;

    private const int RowsPerTask = 1 << 12;

    private readonly int _stored;

    private DenseRegion(int firstChunk, int chunkCapacity, int logChunk, long cellCount)
    {
        FirstChunk = firstChunk;
        ChunkCapacity = chunkCapacity;
        LogChunk = logChunk;
        ChunkCount = (int)Math.Max(1, (cellCount + (1L << logChunk) - 1) >> logChunk);
        int length = ChunkCount << logChunk;
        _stored = Math.Min(chunkCapacity << logChunk, (length + TileLength - 1) / TileLength * TileLength);

        // Memory that is never written is never backed, so that unused chunks cost nothing.
        Storage = GC.AllocateUninitializedArray<KoalaBear>(chunkCapacity << logChunk);
        Storage.AsSpan((int)cellCount, _stored - (int)cellCount).Clear();
    }

    /// <summary>The place of the first chunk in the dense vector.</summary>
    public int FirstChunk { get; }

    /// <summary>The number of chunks, zero ones included: the columns of the region's code.</summary>
    public int ChunkCapacity { get; }

    /// <summary>The number of chunks that have cells; those after them are zero.</summary>
    public int ChunkCount { get; }

    /// <summary>The logarithm of the length of a chunk.</summary>
    public int LogChunk { get; }

    /// <summary>The position of the first cell in the dense vector.</summary>
    public long Start => (long)FirstChunk << LogChunk;

    /// <summary>The position in the dense vector at which <see cref="Cells"/> end.</summary>
    public long End => Start + _stored;

    /// <summary>The chunks that have cells, one after the other, up to the end of a tile.</summary>
    public ReadOnlySpan<KoalaBear> Cells => Storage.AsSpan(0, _stored);

    /// <summary>Room for all chunks; the contents of those from <see cref="ChunkCount"/> on are arbitrary.</summary>
    internal KoalaBear[] Storage { get; }

    /// <summary>Lays out the preprocessed columns.</summary>
    internal static DenseRegion BuildPreprocessed(
        DenseLayout layout, ReadOnlySpan<int> heights, ColumnSource columns, WhirParameters parameters, int workers)
    {
        int logChunk = LogChunkOf(parameters);
        int chunks = (int)(layout.WitnessStart >> logChunk);
        return Build(layout, heights, columns, (0, layout.PreprocessedBlockCount), new DenseRegion(0, chunks, logChunk, layout.PreprocessedCells), workers);
    }

    /// <summary>Lays out the columns of the witness.</summary>
    /// <exception cref="ArgumentException">There are more cells than chunks for them.</exception>
    internal static DenseRegion BuildWitness(
        DenseLayout layout, ReadOnlySpan<int> heights, ColumnSource columns, WhirParameters parameters, int workers)
    {
        int logChunk = LogChunkOf(parameters);
        int firstChunk = (int)(layout.WitnessStart >> logChunk);
        long end = layout.Offsets(heights)[^1];
        if (end > 1L << parameters.Variables)
            throw new ArgumentException($"{end} cells do not fit into 2^{parameters.Variables}.", nameof(heights));
        int chunks = (1 << parameters.Rounds[0].FoldingFactor) - firstChunk;
        var region = new DenseRegion(firstChunk, chunks, logChunk, end - layout.WitnessStart);
        return Build(layout, heights, columns, (layout.PreprocessedBlockCount, layout.Blocks.Count), region, workers);
    }

    private static int LogChunkOf(WhirParameters parameters) => parameters.Variables - parameters.Rounds[0].FoldingFactor;

    private static DenseRegion Build(
        DenseLayout layout, ReadOnlySpan<int> heights, ColumnSource columns, (int First, int End) blocks, DenseRegion region, int workers)
    {
        long[] offsets = layout.Offsets(heights);
        List<(int Block, int FirstRow, int RowCount)> tasks = [];
        for (int block = blocks.First; block < blocks.End; block++)
        {
            int height = heights[layout.Blocks[block].TableIndex];
            for (int row = 0; row < height; row += RowsPerTask)
                tasks.Add((block, row, Math.Min(RowsPerTask, height - row)));
        }

        Work.For(tasks.Count, workers, task =>
        {
            (int index, int firstRow, int rowCount) = tasks[task];
            DenseBlock block = layout.Blocks[index];
            int start = (int)(offsets[index] - region.Start + ((long)firstRow << block.LogWidth));
            CopyRows(columns, block, firstRow, region.Storage.AsSpan(start, rowCount << block.LogWidth));
        });
        return region;
    }

    private static void CopyRows(ColumnSource columns, DenseBlock block, int firstRow, Span<KoalaBear> destination)
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
                ReadOnlySpan<KoalaBear> source = columns(block.TableIndex, block.FirstColumn + column).Slice(firstRow + tile, tileRows);
                int position = (tile << block.LogWidth) + column;
                foreach (KoalaBear cell in source)
                {
                    destination[position] = cell;
                    position += block.Width;
                }
            }
        }
    }
}

using System.Buffers;
using System.Numerics;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>A binary Keccak tree over the rows of a matrix, from its leaves up to its cap: the 2^h nodes that lie h levels below the root. Spec §10.3.</summary>
public sealed class KeccakMerkleTree
{
    private const int HashBytes = Keccak256.HashBytes;

    /// <summary>Nodes of one level that a task takes, with those above them, while they are in its cache.</summary>
    private const int TaskNodesMax = 1 << 10;

    private const int TaskLogNodesLeft = 5;

    /// <summary>Rows that are encoded before they are hashed.</summary>
    private const int TileRows = 64;

    // Level by level from the leaves to the cap; level j begins at node 2n − 2n / 2^j.
    private readonly byte[] _nodes;

    private KeccakMerkleTree(int leafCount, int capHeight)
    {
        LeafCount = leafCount;
        CapHeight = capHeight;
        _nodes = GC.AllocateUninitializedArray<byte>(checked(((2 * leafCount) - (1 << capHeight)) * HashBytes));
    }

    public int LeafCount { get; }

    /// <summary>h.</summary>
    public int CapHeight { get; }

    /// <summary>The number of levels between the leaves and the cap, which is the length of a path.</summary>
    public int Depth => BitOperations.Log2((uint)LeafCount) - CapHeight;

    /// <summary>The 2^h digests of the cap, 32 bytes each.</summary>
    public ReadOnlySpan<byte> Cap => Level(Depth);

    /// <summary>The digests of the leaves, 32 bytes each.</summary>
    public ReadOnlySpan<byte> Leaves => Level(0);

    /// <summary>Hashes the rows of a matrix over F and builds the tree over them.</summary>
    /// <param name="rows">The matrix, row by row; the number of rows is a power of two.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="capHeight">h, at most the logarithm of the number of rows.</param>
    /// <param name="workers">The most threads to use.</param>
    /// <exception cref="ArgumentException">The number of rows is not a power of two.</exception>
    public static KeccakMerkleTree Commit(ReadOnlyMemory<KoalaBear> rows, int columns, int capHeight, int workers) =>
        Commit(rows, columns, capHeight, workers, KeccakLeaves.EncodeBase);

    /// <summary>Hashes the rows of a matrix over E and builds the tree over them.</summary>
    /// <param name="rows">The matrix, row by row; a row lists coefficient 0 of all its elements, then coefficient 1 of all, and so on.</param>
    /// <param name="columns">The number of elements of E in a row.</param>
    /// <param name="capHeight">h, at most the logarithm of the number of rows.</param>
    /// <param name="workers">The most threads to use.</param>
    /// <exception cref="ArgumentException">The number of rows is not a power of two.</exception>
    public static KeccakMerkleTree CommitExtension(ReadOnlyMemory<KoalaBear> rows, int columns, int capHeight, int workers) =>
        Commit(
            rows, columns * KoalaBear5.Degree, capHeight, workers,
            (elements, destination) => KeccakLeaves.EncodeExtension(elements, columns, destination));

    /// <summary>Writes the siblings on the way from a leaf to the cap, from the leaf upwards.</summary>
    /// <param name="leafIndex">The leaf.</param>
    /// <param name="destination">Receives 32 bytes for each level below the cap.</param>
    public void WritePath(int leafIndex, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)leafIndex, (uint)LeafCount, nameof(leafIndex));
        for (var level = 0; level < Depth; level++)
            Level(level).Slice(((leafIndex >> level) ^ 1) * HashBytes, HashBytes).CopyTo(destination[(level * HashBytes)..]);
    }

    private static KeccakMerkleTree Commit(ReadOnlyMemory<KoalaBear> rows, int width, int capHeight, int workers, RowEncoder encode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var leafCount = rows.Length / width;
        if (!BitOperations.IsPow2(leafCount) || leafCount * width != rows.Length)
            throw new ArgumentException("The number of rows is a power of two.", nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNegative(capHeight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capHeight, BitOperations.Log2((uint)leafCount));

        var tree = new KeccakMerkleTree(leafCount, capHeight);
        tree.Build(rows, width, workers, encode);
        return tree;
    }

    private void Build(ReadOnlyMemory<KoalaBear> rows, int width, int workers, RowEncoder encode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        var level = 0;
        do
        {
            // Tasks stop while their levels still fill registers; the next stage begins there. The last stage is one task, or one for each node of the cap.
            var count = LeafCount >> level;
            var taskNodes = Math.Min(TaskNodesMax, count);
            var taskDepth = Math.Min(BitOperations.Log2((uint)taskNodes) - (taskNodes < count ? TaskLogNodesLeft : 0), Depth - level);
            var start = level;
            Parallel.For(0, count / taskNodes, options, task =>
            {
                if (start == 0)
                    HashLeaves(rows.Span, width, task * taskNodes, taskNodes, encode);
                for (var i = 0; i < taskDepth; i++)
                    CompressLevel(start + i, (task * taskNodes) >> i, taskNodes >> i);
            });
            level += taskDepth;
        }
        while (level < Depth);
    }

    private void HashLeaves(ReadOnlySpan<KoalaBear> rows, int width, int first, int count, RowEncoder encode)
    {
        var rowBytes = width * KoalaBear.EncodedBytes;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(TileRows, count) * rowBytes);
        for (var row = first; row < first + count; row += TileRows)
        {
            var tile = Math.Min(TileRows, first + count - row);
            Span<byte> messages = buffer.AsSpan(0, tile * rowBytes);
            encode(rows.Slice(row * width, tile * width), messages);
            KeccakPacked.HashMany(messages, rowBytes, Level(0).Slice(row * HashBytes, tile * HashBytes));
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void CompressLevel(int level, int start, int count) => KeccakPacked.Compress(
        Level(level).Slice(start * HashBytes, count * HashBytes), Level(level + 1).Slice(start / 2 * HashBytes, count / 2 * HashBytes));

    private Span<byte> Level(int level) =>
        _nodes.AsSpan(((2 * LeafCount) - ((2 * LeafCount) >> level)) * HashBytes, (LeafCount >> level) * HashBytes);

    private delegate void RowEncoder(ReadOnlySpan<KoalaBear> rows, Span<byte> destination);
}

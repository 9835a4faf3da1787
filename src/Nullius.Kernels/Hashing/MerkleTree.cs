using System.Numerics;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>A binary Merkle tree over the rows of a matrix, with all its digests. Spec §2.5.</summary>
public sealed class MerkleTree
{
    /// <summary>Nodes of one level that a task takes, with those above them, while they are in its cache.</summary>
    private const int TaskNodesMax = 1 << 10;

    private const int TaskLogNodesLeft = 5;

    // Level by level from the leaves to the root; level j begins at 2n − 2n / 2^j.
    private readonly Digest[] _nodes;

    private MerkleTree(int leafCount)
    {
        LeafCount = leafCount;
        _nodes = GC.AllocateUninitializedArray<Digest>(checked((2 * leafCount) - 1));
    }

    public int LeafCount { get; }

    /// <summary>The number of levels above the leaves, which is the length of a path.</summary>
    public int Depth => BitOperations.Log2((uint)LeafCount);

    public Digest Root => _nodes[^1];

    /// <summary>The digests of the leaves.</summary>
    public ReadOnlySpan<Digest> Leaves => _nodes.AsSpan(0, LeafCount);

    /// <summary>Hashes the rows of a matrix and builds the tree over them.</summary>
    /// <param name="rows">The matrix, row by row; the number of rows is a power of two.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="workers">The most threads to use.</param>
    public static MerkleTree Commit(ReadOnlyMemory<KoalaBear> rows, int columns, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        var leafCount = rows.Length / columns;
        if (!BitOperations.IsPow2(leafCount) || leafCount * columns != rows.Length)
            throw new ArgumentException("The number of rows is a power of two.", nameof(rows));

        var tree = new MerkleTree(leafCount);
        tree.Build(
            workers,
            (start, count) => Poseidon2Packed.HashLeaves(
                rows.Span.Slice(start * columns, count * columns), columns, tree._nodes.AsSpan(start, count)));
        return tree;
    }

    /// <summary>Builds the tree over digests.</summary>
    /// <exception cref="ArgumentException">The number of leaves is not a power of two.</exception>
    public static MerkleTree FromLeaves(ReadOnlySpan<Digest> leaves, int workers)
    {
        if (!BitOperations.IsPow2(leaves.Length))
            throw new ArgumentException("The number of leaves is a power of two.", nameof(leaves));

        var tree = new MerkleTree(leaves.Length);
        leaves.CopyTo(tree._nodes);
        tree.Build(workers, static (_, _) => { });
        return tree;
    }

    /// <summary>The siblings on the way from a leaf to the root, from the leaf upwards.</summary>
    public Digest[] Path(int leafIndex)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)leafIndex, (uint)LeafCount, nameof(leafIndex));
        var path = new Digest[Depth];
        for (var level = 0; level < path.Length; level++)
            path[level] = Level(level)[(leafIndex >> level) ^ 1];
        return path;
    }

    private void Build(int workers, Action<int, int> hashLeaves)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        var level = 0;
        do
        {
            // Tasks stop while their levels still fill registers; the next stage begins there. The last stage is one task to the root.
            var count = LeafCount >> level;
            var taskNodes = Math.Min(TaskNodesMax, count);
            var taskDepth = BitOperations.Log2((uint)taskNodes) - (taskNodes < count ? TaskLogNodesLeft : 0);
            var start = level;
            Parallel.For(0, count / taskNodes, options, task =>
            {
                if (start == 0)
                    hashLeaves(task * taskNodes, taskNodes);
                for (var i = 0; i < taskDepth; i++)
                    CompressLevel(start + i, (task * taskNodes) >> i, taskNodes >> i);
            });
            level += taskDepth;
        }
        while (level < Depth);
    }

    private void CompressLevel(int level, int start, int count) =>
        Poseidon2Packed.Compress(Level(level).Slice(start, count), Level(level + 1).Slice(start / 2, count / 2));

    private Span<Digest> Level(int level) => _nodes.AsSpan((2 * LeafCount) - ((2 * LeafCount) >> level), LeafCount >> level);
}

namespace Nullius.Engine.Tests.Reference;

/// <summary>A Merkle tree over leaves, up to its cap: Spec §2.5, §10.3.</summary>
internal sealed class ReferenceTree
{
    private readonly byte[][] _leaves;
    private readonly List<byte[][]> _levels = [];

    public ReferenceTree(IEnumerable<byte[]> leaves, Func<byte[], byte[]> hashLeaf, Func<byte[], byte[], byte[]> compress, int capHeight)
    {
        _leaves = [.. leaves];
        _levels.Add([.. _leaves.Select(hashLeaf)]);
        while (_levels[^1].Length > 1 << capHeight)
            _levels.Add([.. _levels[^1].Chunk(2).Select(pair => compress(pair[0], pair[1]))]);
    }

    /// <summary>The nodes of the cap, or the root.</summary>
    public byte[] Root => [.. _levels[^1].SelectMany(node => node)];

    /// <summary>The leaf, then the siblings on the way up.</summary>
    public byte[] Opening(int index) =>
        [.. _leaves[index], .. _levels[..^1].SelectMany((level, depth) => level[(index >> depth) ^ 1])];
}

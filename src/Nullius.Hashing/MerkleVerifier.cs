using System.Numerics;

namespace Nullius.Hashing;

/// <summary>Recomputes roots of binary Merkle trees, whose leaf count is a power of two. Spec §2.5.</summary>
public static class MerkleVerifier
{
    /// <summary>The root that a leaf and its siblings imply, siblings listed from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tree of this depth has no leaf of this index.</exception>
    public static Digest Root(Digest leaf, uint leafIndex, ReadOnlySpan<Digest> path)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(path.Length, 32);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leafIndex, 1ul << path.Length, nameof(leafIndex));

        var node = leaf;
        foreach (ref readonly var sibling in path)
        {
            // The lowest bit tells on which side of its sibling the node lies.
            node = (leafIndex & 1) == 0 ? Poseidon2Hash.Compress(node, sibling) : Poseidon2Hash.Compress(sibling, node);
            leafIndex >>= 1;
        }

        return node;
    }

    /// <summary>The root over all leaves.</summary>
    /// <exception cref="ArgumentException">The number of leaves is not a power of two.</exception>
    public static Digest Root(ReadOnlySpan<Digest> leaves)
    {
        if (!BitOperations.IsPow2(leaves.Length))
            throw new ArgumentException("The number of leaves is a power of two.", nameof(leaves));

        var level = leaves.ToArray();
        for (var count = level.Length / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
                level[i] = Poseidon2Hash.Compress(level[2 * i], level[(2 * i) + 1]);
        }

        return level[0];
    }
}

using System.Numerics;

namespace Nullius.Hashing;

/// <summary>Follows paths of binary Keccak trees up to a cap. Spec §10.3.</summary>
public static class KeccakMerkleVerifier
{
    private const int HashBytes = Keccak256.HashBytes;

    /// <summary>The length of a path in a tree of 2^<paramref name="logLeafCount"/> leaves up to a cap.</summary>
    public static int PathBytes(int logLeafCount, ReadOnlySpan<byte> cap) => (logLeafCount - BitOperations.Log2((uint)(cap.Length / HashBytes))) * HashBytes;

    /// <summary>Whether a leaf and its siblings lead to the node of the cap that lies above the leaf.</summary>
    /// <param name="leaf">The bytes of the leaf.</param>
    /// <param name="leafIndex">Its index among all leaves.</param>
    /// <param name="path">The siblings, 32 bytes each, from the leaf upwards.</param>
    /// <param name="cap">The nodes of the cap, 32 bytes each; their number is a power of two.</param>
    /// <exception cref="ArgumentException">The cap or the path has no whole nodes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tree of this depth has no leaf of this index.</exception>
    public static bool IsInTree(ReadOnlySpan<byte> leaf, uint leafIndex, ReadOnlySpan<byte> path, ReadOnlySpan<byte> cap)
    {
        var (capNodes, levels) = (cap.Length / HashBytes, path.Length / HashBytes);
        if (capNodes * HashBytes != cap.Length || !BitOperations.IsPow2(capNodes))
            throw new ArgumentException("The number of nodes of a cap is a power of two.", nameof(cap));
        if (levels * HashBytes != path.Length)
            throw new ArgumentException("A path consists of nodes.", nameof(path));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, 32, nameof(path));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leafIndex, (ulong)capNodes << levels, nameof(leafIndex));

        Span<byte> node = stackalloc byte[HashBytes];
        Span<byte> pair = stackalloc byte[2 * HashBytes];
        Keccak256.Hash(leaf, node);
        for (; !path.IsEmpty; path = path[HashBytes..], leafIndex >>= 1)
        {
            // The lowest bit tells on which side of its sibling the node lies.
            var isRight = (leafIndex & 1) != 0;
            node.CopyTo(pair[(isRight ? HashBytes : 0)..]);
            path[..HashBytes].CopyTo(pair[(isRight ? 0 : HashBytes)..]);
            Keccak256.Hash(pair, node);
        }

        return node.SequenceEqual(cap.Slice((int)leafIndex * HashBytes, HashBytes));
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Nullius.Hashing;
using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>A Merkle tree of claims by Keccak-256, whose root is what the guest <c>batch</c> writes to its journal (Spec §7.4).</summary>
/// <remarks>
/// Leaves and nodes hash messages with different first bytes and of different lengths, so that neither passes for the other, and no claim hashes to the zeros
/// of a missing leaf. Hence a path shows that a claim is in the tree, whatever its length, and nobody needs to know the number of claims.
/// </remarks>
public sealed class ClaimTree
{
    /// <summary>Bytes of a root, a leaf, a node, and of each sibling of a path.</summary>
    public const int HashBytes = Keccak256.HashBytes;

    /// <summary>The most siblings of a path.</summary>
    public const int DepthMax = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    // Level 0 is the leaves, the last level is the root; what a level lacks at its end is the root of a tree without claims.
    private readonly byte[][][] _levels;
    private readonly byte[][] _absent;

    /// <summary>Builds the tree of a list of claims, at least one.</summary>
    /// <exception cref="ArgumentException">There is no claim, or one is conditional.</exception>
    public ClaimTree(IReadOnlyList<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (claims.Count == 0)
            throw new ArgumentException("a batch has at least one claim", nameof(claims));
        _levels = new byte[DepthOf((uint)claims.Count) + 1][][];
        _absent = new byte[_levels.Length][];
        _levels[0] = [.. claims.Select(LeafOf)];
        _absent[0] = new byte[HashBytes];
        for (int level = 1; level < _levels.Length; level++)
        {
            byte[][] below = _levels[level - 1];
            _levels[level] = new byte[(below.Length + 1) / 2][];
            for (int node = 0; node < _levels[level].Length; node++)
                _levels[level][node] = NodeOf(below[2 * node], NodeAt(level - 1, (2 * node) + 1));
            _absent[level] = NodeOf(_absent[level - 1], _absent[level - 1]);
        }
    }

    /// <summary>The number of claims.</summary>
    public int Count => _levels[0].Length;

    /// <summary>The root, 32 bytes.</summary>
    public ReadOnlyMemory<byte> Root => _levels[^1][0];

    /// <summary>The siblings of a claim's leaf, from the leaf upwards, 32 bytes each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no claim of this index.</exception>
    public byte[] PathOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var path = new byte[(_levels.Length - 1) * HashBytes];
        for (int level = 0; level < _levels.Length - 1; level++)
            NodeAt(level, (index >> level) ^ 1).CopyTo(path, level * HashBytes);
        return path;
    }

    /// <summary>Whether a claim is the one of this index in the tree with this root. Never throws on untrusted values.</summary>
    /// <param name="root">The root, 32 bytes.</param>
    /// <param name="index">The claim's index.</param>
    /// <param name="claim">The claim; one that is conditional is in no tree.</param>
    /// <param name="path">The siblings from the leaf upwards, 32 bytes each, at most <see cref="DepthMax"/>; as many as the tree has levels above its leaves.</param>
    public static bool Verify(ReadOnlySpan<byte> root, uint index, Claim claim, ReadOnlySpan<byte> path)
    {
        if (claim.IsConditional || path.Length % HashBytes != 0 || path.Length > DepthMax * HashBytes || (ulong)index >> (path.Length / HashBytes) != 0)
            return false;
        byte[] node = LeafOf(claim);
        for (; !path.IsEmpty; path = path[HashBytes..], index >>= 1)
        {
            ReadOnlySpan<byte> sibling = path[..HashBytes];
            node = (index & 1) == 0 ? NodeOf(node, sibling) : NodeOf(sibling, node);
        }

        return root.SequenceEqual(node);
    }

    /// <summary>The form of a claim that contracts read: program id, input digest, journal digest, context, and the exit code in eight bytes, big-endian.</summary>
    /// <exception cref="ArgumentException">The claim is conditional.</exception>
    public static byte[] Encode(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.IsConditional)
            throw new ArgumentException("a claim that rests on others is in no batch", nameof(claim));
        byte[] bytes = claim.ToArray();
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(Claim.EncodedBytes - sizeof(ulong)), claim.ExitCode);
        return bytes;
    }

    /// <summary>Reads what <see cref="Encode"/> writes; false where the length is wrong or the program id is none.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Claim? claim)
    {
        claim = null;
        if (bytes.Length != Claim.EncodedBytes)
            return false;
        Span<byte> assumed = stackalloc byte[Claim.EncodedBytes];
        bytes.CopyTo(assumed);
        assumed[(Claim.EncodedBytes - sizeof(ulong))..].Reverse();
        return Claim.TryRead(assumed, out claim);
    }

    private static byte[] LeafOf(Claim claim) => Keccak256.Hash([LeafPrefix, .. Encode(claim)]);

    private static byte[] NodeOf(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Keccak256.Hash([NodePrefix, .. left, .. right]);

    /// <summary>The levels above the leaves: ⌈log₂ count⌉.</summary>
    private static int DepthOf(uint count) => count <= 1 ? 0 : BitOperations.Log2(count - 1) + 1;

    private byte[] NodeAt(int level, int index) => index < _levels[level].Length ? _levels[level][index] : _absent[level];
}

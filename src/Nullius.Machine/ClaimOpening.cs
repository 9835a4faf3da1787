using System.Diagnostics.CodeAnalysis;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>
/// Opens the claim in the memory root of a final state: its four pages, which are one aligned subtree, and the siblings from there to the root.
/// </summary>
/// <remarks>Spec §6.26.</remarks>
public sealed class ClaimOpening
{
    /// <summary>Bytes of the opened pages.</summary>
    public const int ClaimBytes = ClaimContents.EncodedBytes;

    /// <summary>The depth of the subtree of the claim.</summary>
    public const int SiblingCount = MemoryMap.TreeDepth - 2;

    /// <summary>The length of the encoding: the pages, then the siblings from below.</summary>
    public const int EncodedBytes = ClaimBytes + (SiblingCount * Digest.EncodedBytes);

    /// <summary>The index of the claim's subtree in its level.</summary>
    public const uint SubtreeIndex = (uint)(MemoryMap.Claim / ClaimBytes);

    private readonly byte[] _contents;
    private readonly Digest[] _siblings;

    /// <summary>Creates an opening.</summary>
    /// <param name="contents">The 128 bytes at <see cref="MemoryMap.Claim"/>.</param>
    /// <param name="siblings">The siblings of the path, from level 26 up to level 1.</param>
    public ClaimOpening(ReadOnlySpan<byte> contents, ReadOnlySpan<Digest> siblings)
    {
        if (contents.Length != ClaimBytes)
            throw new ArgumentException($"the claim has {ClaimBytes} bytes", nameof(contents));
        if (siblings.Length != SiblingCount)
            throw new ArgumentException($"the path has {SiblingCount} siblings", nameof(siblings));
        _contents = [.. contents];
        _siblings = [.. siblings];
    }

    /// <summary>The 128 bytes of the four pages.</summary>
    public ReadOnlySpan<byte> Contents => _contents;

    /// <summary>The siblings of the path, from level 26 up to level 1.</summary>
    public ReadOnlySpan<Digest> Siblings => _siblings;

    /// <summary>Reads an encoding; false where the length is wrong or an element is not canonical.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, [NotNullWhen(true)] out ClaimOpening? opening)
    {
        opening = null;
        if (source.Length != EncodedBytes)
            return false;
        var siblings = new Digest[SiblingCount];
        for (int sibling = 0; sibling < SiblingCount; sibling++)
        {
            if (!Digest.TryRead(source[(ClaimBytes + (sibling * Digest.EncodedBytes))..], out siblings[sibling]))
                return false;
        }

        opening = new ClaimOpening(source[..ClaimBytes], siblings);
        return true;
    }

    /// <summary>Writes the encoding to the first <see cref="EncodedBytes"/> bytes.</summary>
    public void Write(Span<byte> destination)
    {
        _contents.CopyTo(destination);
        for (int sibling = 0; sibling < SiblingCount; sibling++)
            _siblings[sibling].Write(destination[(ClaimBytes + (sibling * Digest.EncodedBytes))..]);
    }

    /// <summary>Returns the claim if the pages are in the tree under the root and have the form of a claim.</summary>
    public bool TryVerify(in Digest memoryRoot, [NotNullWhen(true)] out ClaimContents? claim)
    {
        claim = null;
        return ComputeRoot() == memoryRoot && ClaimContents.TryRead(_contents, out claim);
    }

    /// <summary>The root that follows from the pages and the siblings.</summary>
    private Digest ComputeRoot()
    {
        Digest left = Poseidon2Hash.Compress(PageAt(0), PageAt(1));
        Digest right = Poseidon2Hash.Compress(PageAt(2), PageAt(3));
        Digest node = Poseidon2Hash.Compress(left, right);
        uint index = SubtreeIndex;
        foreach (Digest sibling in _siblings)
        {
            node = (index & 1) == 0 ? Poseidon2Hash.Compress(node, sibling) : Poseidon2Hash.Compress(sibling, node);
            index >>= 1;
        }

        return node;
    }

    private Digest PageAt(int page) => PageDigest.Compute(_contents.AsSpan(page * MemoryMap.PageBytes, MemoryMap.PageBytes));
}

using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>The root of the memory tree over an image (Spec §5.5).</summary>
public static class ImageRoot
{
    /// <summary>Computes the root. Pages that are not given are zero.</summary>
    /// <param name="pageIndices">Page indices, strictly ascending, below 2^28.</param>
    /// <param name="contents">32 bytes for each of them.</param>
    public static Digest Compute(ReadOnlySpan<uint> pageIndices, ReadOnlySpan<byte> contents)
    {
        if ((long)contents.Length != (long)pageIndices.Length * MemoryMap.PageBytes)
            throw new ArgumentException($"each page has {MemoryMap.PageBytes} bytes", nameof(contents));
        var indices = new uint[pageIndices.Length];
        var digests = new Digest[pageIndices.Length];
        for (int position = 0; position < indices.Length; position++)
        {
            uint index = pageIndices[position];
            if (index >> MemoryMap.TreeDepth != 0 || (position > 0 && index <= pageIndices[position - 1]))
                throw new ArgumentException("page indices ascend and are below 2^28", nameof(pageIndices));
            indices[position] = index;
            digests[position] = PageDigest.Compute(contents.Slice(position * MemoryMap.PageBytes, MemoryMap.PageBytes));
        }

        int count = indices.Length;
        for (int level = MemoryMap.TreeDepth - 1; level >= 0; level--)
            count = Fold(indices, digests, count, EmptySubtree.At(level + 1));
        return count == 0 ? EmptySubtree.At(0) : digests[0];
    }

    /// <summary>Replaces the nodes of a level by their parents, in place, and returns how many there are.</summary>
    private static int Fold(uint[] indices, Digest[] digests, int count, in Digest empty)
    {
        int parents = 0;
        for (int child = 0; child < count; parents++)
        {
            uint index = indices[child];
            bool hasLeft = (index & 1) == 0;
            bool hasRight = !hasLeft || (child + 1 < count && indices[child + 1] == index + 1);
            Digest left = hasLeft ? digests[child++] : empty;
            Digest right = hasRight ? digests[child++] : empty;
            indices[parents] = index >> 1;
            digests[parents] = Poseidon2Hash.Compress(left, right);
        }

        return parents;
    }
}

using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>Digests of subtrees of the memory tree whose pages are all zero (Spec §5.5.1).</summary>
public static class EmptySubtree
{
    private static readonly Digest[] Digests = Build();

    /// <summary>The digest of an empty subtree; level 0 is the root, level 28 a page.</summary>
    public static Digest At(int level) => Digests[level];

    private static Digest[] Build()
    {
        var digests = new Digest[MemoryMap.TreeDepth + 1];
        digests[^1] = PageDigest.Compute(new byte[MemoryMap.PageBytes]);
        for (int level = MemoryMap.TreeDepth - 1; level >= 0; level--)
            digests[level] = Poseidon2Hash.Compress(digests[level + 1], digests[level + 1]);
        return digests;
    }
}

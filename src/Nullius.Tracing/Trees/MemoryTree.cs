using System.Runtime.InteropServices;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>
/// The Merkle tree over memory, for the prover (Spec §5.5.1): holds the nodes that differ from those of empty memory, and moves from the state
/// before a segment to the one after it in one batch. Not safe for concurrent use; copy it to keep a state.
/// </summary>
public sealed class MemoryTree
{
    private readonly Dictionary<uint, Digest>[] _levels;

    /// <summary>The tree of a memory that is zero.</summary>
    public MemoryTree()
        : this(_ => [])
    {
    }

    private MemoryTree(Func<int, Dictionary<uint, Digest>> level) =>
        _levels = [.. Enumerable.Range(0, MemoryMap.TreeDepth + 1).Select(level)];

    /// <summary>The root.</summary>
    public Digest Root => this[0, 0];

    /// <summary>The digest of a node; level 0 is the root, level 28 a page.</summary>
    public Digest this[int level, uint index] => _levels[level].TryGetValue(index, out Digest digest) ? digest : EmptySubtree.At(level);

    /// <summary>The tree of a program's image.</summary>
    public static MemoryTree Create(ProgramImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var tree = new MemoryTree();
        var pages = new PageUse[image.PageIndices.Length];
        for (int position = 0; position < pages.Length; position++)
        {
            var contents = default(PageDwords);
            image.Memory.CopyPage(image.PageIndices[position], contents);
            pages[position] = new PageUse(image.PageIndices[position], default, contents, default);
        }

        tree.Update(pages);
        return tree;
    }

    /// <summary>An independent copy of the present state.</summary>
    public MemoryTree Copy() => new(level => new Dictionary<uint, Digest>(_levels[level]));

    /// <summary>Opens pages without changing anything.</summary>
    /// <param name="pages">Ascending by index; only what they hold before counts.</param>
    public TreeOpening Open(IReadOnlyList<PageUse> pages) => Build(pages, [.. pages.Select(page => this[MemoryMap.TreeDepth, page.Index])], store: false);

    /// <summary>Opens pages and replaces them by what they hold after.</summary>
    /// <param name="pages">Ascending by index. What they hold before is what the tree holds.</param>
    public TreeOpening Update(IReadOnlyList<PageUse> pages)
    {
        var halves = new Digest[2 * pages.Count];
        for (int half = 0; half < halves.Length; half++)
            halves[half] = Half(pages[half / 2].After, half % 2);
        var digests = new Digest[pages.Count];
        Compressions.CompressPairs(halves, digests);
        return Build(pages, digests, store: true);
    }

    /// <summary>The path that opens the claim in the present state.</summary>
    /// <param name="memory">The memory in that state.</param>
    public ClaimOpening OpenClaim(MemorySnapshot memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        Span<ulong> contents = stackalloc ulong[ClaimOpening.ClaimBytes / 8];
        for (int dword = 0; dword < contents.Length; dword++)
            contents[dword] = memory.ReadDword((uint)(MemoryMap.Claim / 8) + (uint)dword);
        var siblings = new Digest[ClaimOpening.SiblingCount];
        for (int step = 0; step < siblings.Length; step++)
            siblings[step] = this[ClaimOpening.SiblingCount - step, (ClaimOpening.SubtreeIndex >> step) ^ 1];
        return new ClaimOpening(MemoryMarshal.AsBytes(contents), siblings);
    }

    private TreeOpening Build(IReadOnlyList<PageUse> pages, Digest[] digests, bool store)
    {
        Digest rootBefore = Root;
        var indices = new uint[pages.Count];
        for (int position = 0; position < indices.Length; position++)
        {
            indices[position] = pages[position].Index;
            if (position > 0 && indices[position] <= indices[position - 1])
                throw new ArgumentException("pages ascend by index", nameof(pages));
        }

        var levels = new OpenedNode[MemoryMap.TreeDepth][];
        for (int level = MemoryMap.TreeDepth - 1; level >= 0; level--)
        {
            OpenedNode[] nodes = OpenLevel(level, indices, digests);
            if (store)
                Store(level + 1, indices, digests);
            var children = new Digest[2 * nodes.Length];
            indices = new uint[nodes.Length];
            for (int node = 0; node < nodes.Length; node++)
            {
                indices[node] = nodes[node].Index;
                children[2 * node] = nodes[node].After.Left;
                children[(2 * node) + 1] = nodes[node].After.Right;
            }

            digests = new Digest[nodes.Length];
            Compressions.CompressPairs(children, digests);
            levels[level] = nodes;
        }

        if (store)
            Store(0, indices, digests);
        return new TreeOpening(pages, [.. levels.SelectMany(nodes => nodes)], rootBefore, digests[0]);
    }

    /// <summary>The parents of some nodes, which have new digests. The root is opened even if nothing is below it.</summary>
    private OpenedNode[] OpenLevel(int level, uint[] indices, Digest[] digests)
    {
        var nodes = new List<OpenedNode>(indices.Length);
        for (int child = 0; child < indices.Length;)
        {
            uint parent = indices[child] >> 1;
            var before = new DigestPair(this[level + 1, 2 * parent], this[level + 1, (2 * parent) + 1]);
            bool hasLeft = indices[child] % 2 == 0;
            Digest left = hasLeft ? digests[child++] : before.Left;
            bool hasRight = child < indices.Length && indices[child] == (2 * parent) + 1;
            Digest right = hasRight ? digests[child++] : before.Right;
            nodes.Add(new OpenedNode(level, parent, hasLeft, hasRight, before, new DigestPair(left, right)));
        }

        if (level == 0 && nodes.Count == 0)
        {
            var children = new DigestPair(this[1, 0], this[1, 1]);
            nodes.Add(new OpenedNode(0, 0, false, false, children, children));
        }

        return [.. nodes];
    }

    private void Store(int level, uint[] indices, Digest[] digests)
    {
        for (int position = 0; position < indices.Length; position++)
            _levels[level][indices[position]] = digests[position];
    }

    private static Digest Half(PageDwords page, int half)
    {
        Span<KoalaBear> limbs = stackalloc KoalaBear[Digest.Length];
        for (int limb = 0; limb < limbs.Length; limb++)
            limbs[limb] = KoalaBear.FromCanonical((uint)(page[(2 * half) + (limb / 4)] >> (16 * (limb % 4))) & 0xFFFF);
        return new Digest(limbs);
    }
}

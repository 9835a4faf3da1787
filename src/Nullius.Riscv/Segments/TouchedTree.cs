namespace Nullius.Riscv;

/// <summary>The pages that a segment touches, and the inner nodes between them and the root of a tree of depth 28.</summary>
internal sealed class TouchedTree
{
    private readonly PageTable lastSegment = new();
    private readonly HashSet<uint> nodes = [];
    private int segment = 1;

    /// <summary>Number of distinct pages.</summary>
    public int PageCount { get; private set; }

    /// <summary>Number of distinct inner nodes, the root included.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        segment++;
        nodes.Clear();
        PageCount = 0;
    }

    /// <summary>Adds a page; false if it was there.</summary>
    public bool Touch(uint pageIndex)
    {
        if (lastSegment[pageIndex] == segment)
            return false;
        lastSegment[pageIndex] = segment;
        PageCount++;
        // The root is node 1, the children of node n are 2n and 2n + 1, and the pages are the nodes from 2^28 on.
        uint node = ((1u << MachineLayout.TreeDepth) + pageIndex) >> 1;
        while (node != 0 && nodes.Add(node))
            node >>= 1;
        return true;
    }
}

namespace Nullius.Riscv;

/// <summary>A sparse map from the 2^28 page indices to integers, 0 where nothing was set.</summary>
internal sealed class PageTable
{
    private const int LogLeaf = 14;
    private const int LeafLength = 1 << LogLeaf;

    private readonly int[]?[] leaves = new int[1 << (MachineLayout.TreeDepth - LogLeaf)][];

    /// <summary>The value of a page.</summary>
    public int this[uint pageIndex]
    {
        get => leaves[pageIndex >> LogLeaf] is { } leaf ? leaf[pageIndex % LeafLength] : 0;
        set => (leaves[pageIndex >> LogLeaf] ??= new int[LeafLength])[pageIndex % LeafLength] = value;
    }
}

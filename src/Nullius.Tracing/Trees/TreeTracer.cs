using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills the tables of the memory tree for a segment.</summary>
public static class TreeTracer
{
    /// <summary>Inner nodes below which something changed.</summary>
    public static TableTrace ChangedNodes(MemoryNodeTable table, TreeOpening opening)
    {
        OpenedNode[] nodes = [.. opening.Nodes.Where(node => node.IsChanged)];
        var trace = new TableTrace(table, nodes.Length);
        for (int row = 0; row < nodes.Length; row++)
        {
            SetPosition(new TraceRow(trace, row), table, nodes[row]);
            SetPair(new TraceRow(trace, row), table.Before.Input, nodes[row].Before);
            SetPair(new TraceRow(trace, row), table.After.Input, nodes[row].After);
        }

        Compressions.Fill(trace, table.Before);
        Compressions.Fill(trace, table.After);
        return trace;
    }

    /// <summary>Inner nodes below which pages were accessed but nothing changed.</summary>
    public static TableTrace ReadOnlyNodes(ReadOnlyNodeTable table, TreeOpening opening)
    {
        OpenedNode[] nodes = [.. opening.Nodes.Where(node => !node.IsChanged)];
        return Nodes(table, table.Children, nodes);
    }

    /// <summary>Inner nodes of the image tree.</summary>
    public static TableTrace ImageNodes(ImageNodeTable table, TreeOpening opening) => Nodes(table, table.Children, opening.Nodes);

    /// <summary>Pages that changed.</summary>
    public static TableTrace ChangedPages(MemoryPageTable table, TreeOpening opening)
    {
        PageUse[] pages = [.. opening.Pages.Where(page => page.Before != page.After)];
        var trace = new TableTrace(table, pages.Length);
        for (int row = 0; row < pages.Length; row++)
        {
            var cells = new TraceRow(trace, row);
            cells[table.Real] = KoalaBear.One;
            cells.Set(table.Index, pages[row].Index);
            SetTimes(cells, table.Time, pages[row].Times);
            PageDwords before = pages[row].Before;
            PageDwords after = pages[row].After;
            cells.SetLimbs(table.Before.Input, before);
            cells.SetLimbs(table.After.Input, after);
        }

        Compressions.Fill(trace, table.Before);
        Compressions.Fill(trace, table.After);
        return trace;
    }

    /// <summary>Pages that were accessed and did not change.</summary>
    public static TableTrace ReadOnlyPages(ReadOnlyPageTable table, TreeOpening opening)
    {
        PageUse[] pages = [.. opening.Pages.Where(page => page.Before == page.After)];
        var trace = new TableTrace(table, pages.Length);
        for (int row = 0; row < pages.Length; row++)
        {
            var cells = new TraceRow(trace, row);
            cells[table.Real] = KoalaBear.One;
            cells.Set(table.Index, pages[row].Index);
            SetTimes(cells, table.Time, pages[row].Times);
            PageDwords contents = pages[row].Before;
            cells.SetLimbs(table.Limbs.Input, contents);
        }

        Compressions.Fill(trace, table.Limbs);
        return trace;
    }

    private static TableTrace Nodes(TreeNodeTable table, CompressionColumns children, IReadOnlyList<OpenedNode> nodes)
    {
        var trace = new TableTrace(table, nodes.Count);
        for (int row = 0; row < nodes.Count; row++)
        {
            SetPosition(new TraceRow(trace, row), table, nodes[row]);
            SetPair(new TraceRow(trace, row), children.Input, nodes[row].Before);
        }

        Compressions.Fill(trace, children);
        return trace;
    }

    private static void SetPosition(TraceRow cells, TreeNodeTable table, in OpenedNode node)
    {
        cells[table.Real] = KoalaBear.One;
        cells.Set(table.Level, (uint)node.Level);
        cells[table.LevelInverse] = LevelInverses[node.Level];
        cells.Set(table.Index, node.Index);
        cells.SetBit(table.HasLeft, node.HasLeft);
        cells.SetBit(table.HasRight, node.HasRight);
    }

    private static void SetPair(TraceRow cells, ColumnRange columns, in DigestPair pair)
    {
        for (int index = 0; index < Digest.Length; index++)
        {
            cells[columns[index]] = pair.Left[index];
            cells[columns[Digest.Length + index]] = pair.Right[index];
        }
    }

    private static void SetTimes(TraceRow cells, ColumnRange columns, PageTimes times)
    {
        for (int dword = 0; dword < columns.Count; dword++)
            cells.Set(columns[dword], times[dword]);
    }

    private static readonly KoalaBear[] LevelInverses =
        [.. Enumerable.Range(0, MemoryMap.TreeDepth).Select(level => KoalaBear.FromCanonical((uint)(MemoryMap.TreeDepth - level)).Inverse())];
}

using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class TreeTableTests
{
    private static readonly MemoryNodeTable Nodes = new();
    private static readonly ReadOnlyNodeTable ReadOnlyNodes = new();
    private static readonly MemoryPageTable Pages = new();
    private static readonly ReadOnlyPageTable ReadOnlyPages = new();

    /// <summary>Pages that change, are read and were never written, some of them neighbours, one at each end of memory.</summary>
    private static TreeOpening Opening()
    {
        var tree = new MemoryTree();
        uint[] initial = [0, 1, 5, 0x80_0000, 0x80_0001, (1u << 28) - 1];
        tree.Update([.. initial.Select(index => new PageUse(index, default, Contents(index + 7), default))]);
        return tree.Update(
        [
            new PageUse(0, Contents(7), Contents(100), Times(6)),
            new PageUse(1, Contents(8), Contents(8), Times(10)),
            new PageUse(9, default, Contents(3), Times(11)),
            new PageUse(0x80_0000, Contents(0x80_0007), Contents(0x80_0007), Times(12)),
            new PageUse(0x80_0001, Contents(0x80_0008), Contents(0x80_0008), Times(13)),
            new PageUse((1u << 28) - 1, Contents((1u << 28) + 6), Contents(2), Times(14)),
        ]);
    }

    private static PageDwords Contents(uint seed)
    {
        var random = new Random((int)seed);
        var page = default(PageDwords);
        for (int dword = 0; dword < 4; dword++)
            page[dword] = (ulong)random.NextInt64();
        return page;
    }

    private static PageTimes Times(uint time)
    {
        var times = default(PageTimes);
        times[0] = time;
        times[2] = time + 4;
        return times;
    }

    private static TracedTable[] Trace(TreeOpening opening) =>
    [
        new(TreeTracer.ChangedNodes(Nodes, opening)),
        new(TreeTracer.ReadOnlyNodes(ReadOnlyNodes, opening)),
        new(TreeTracer.ChangedPages(Pages, opening)),
        new(TreeTracer.ReadOnlyPages(ReadOnlyPages, opening)),
    ];

    /// <summary>What is wrong with the tables, the rest of the machine being as the opening says.</summary>
    private static List<string> Check(TreeOpening opening, params IEnumerable<TracedTable> tables)
    {
        var balance = new Balance();
        List<string> violations = [.. tables.SelectMany(table => table.Check(balance))];
        balance.Add(Buses.NodeBefore, 1, [0, 0, .. Elements(opening.RootBefore)]);
        balance.Add(Buses.NodeAfter, -1, [0, 0, .. Elements(opening.RootAfter)]);
        foreach (PageUse page in opening.Pages)
        {
            for (int dword = 0; dword < 4; dword++)
            {
                uint address = (4 * page.Index) + (uint)dword;
                balance.Add(Buses.Memory, -1, [address, .. Calls.Limbs(page.Before[dword]), 0]);
                balance.Add(Buses.Memory, 1, [address, .. Calls.Limbs(page.After[dword]), page.Times[dword]]);
            }
        }

        return [.. violations, .. balance.OutOfRange, .. balance.Unbalanced];
    }

    private static uint[] Elements(Digest digest) => [.. digest.Elements.ToArray().Select(element => element.ToCanonical())];

    [Fact]
    public void AcceptsAnHonestOpening()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        Assert.All(tables, table => Assert.True(table.Trace.Height > 0));
        Assert.Empty(Check(opening, tables));
    }

    [Fact]
    public void EveryColumnIsPinned()
    {
        foreach (TracedTable table in Trace(Opening()))
            CellAdversary.AssertPinned(table, [0, 1, table.Trace.Height - 1]);
    }

    [Fact]
    public void RejectsAPageThatIsOpenedTwice()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        TracedTable twice = Repeat(tables[3], 1);
        Assert.NotEmpty(Check(opening, tables[0], tables[1], tables[2], twice));
    }

    [Fact]
    public void RejectsANodeThatIsOpenedTwice()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        Assert.NotEmpty(Check(opening, Repeat(tables[0], 5), tables[1], tables[2], tables[3]));
    }

    [Fact]
    public void RejectsANodeAtTheLevelOfPages()
    {
        TracedTable nodes = Trace(Opening())[0];
        KoalaBear[] cells = nodes.Row(3);
        cells[Nodes.Level] = KoalaBear.FromCanonical(MemoryMap.TreeDepth);
        foreach (uint inverse in (uint[])[0, 1, 12345])
        {
            cells[Nodes.LevelInverse] = KoalaBear.FromCanonical(inverse);
            Assert.Contains("level is not 28", nodes.CheckRow(3, cells, new Balance()));
        }
    }

    [Fact]
    public void RejectsASkippedLevel()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        TableTrace nodes = tables[0].Trace;
        uint level = nodes[4, Nodes.Level].ToCanonical() + 1;
        nodes[4, Nodes.Level] = KoalaBear.FromCanonical(level);
        nodes[4, Nodes.LevelInverse] = KoalaBear.FromCanonical(MemoryMap.TreeDepth - level).Inverse();
        Assert.Empty(tables[0].CheckRow(4, tables[0].Row(4), new Balance()));
        Assert.NotEmpty(Check(opening, tables));
    }

    [Fact]
    public void RejectsExchangedIndices()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        TableTrace pages = tables[2].Trace;
        (pages[0, Pages.Index], pages[1, Pages.Index]) = (pages[1, Pages.Index], pages[0, Pages.Index]);
        Assert.NotEmpty(Check(opening, tables));
    }

    [Fact]
    public void RejectsAChangedSiblingThatIsNotOpened()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        int row = Enumerable.Range(0, tables[0].Trace.Height).First(index => tables[0].Trace[index, Nodes.HasRight].IsZero);
        KoalaBear[] cells = tables[0].Row(row);
        cells[Nodes.After.Input[12]] += KoalaBear.One;
        Recompress(cells, Nodes.After);
        List<string> violations = tables[0].CheckRow(row, cells, new Balance());
        Assert.Equal(["child 1 is unchanged unless opened, 4"], violations);
    }

    [Fact]
    public void RejectsAChildThatIsOpenedByNobody()
    {
        TreeOpening opening = Opening();
        TracedTable[] tables = Trace(opening);
        int row = Enumerable.Range(0, tables[0].Trace.Height).First(index => tables[0].Trace[index, Nodes.HasRight].IsZero);
        tables[0].Trace[row, Nodes.HasRight] = KoalaBear.One;
        Assert.NotEmpty(Check(opening, tables));
    }

    [Fact]
    public void RowsThatAreNotRealSendNothing()
    {
        foreach (TracedTable table in Trace(Opening())[..2])
        {
            var nodes = (TreeNodeTable)table.Trace.Table;
            var cells = new KoalaBear[table.Width];
            cells[nodes.HasLeft] = KoalaBear.One;
            Assert.Contains("left only when real", table.CheckRow(0, cells, new Balance()));
        }
    }

    [Fact]
    public void CommitsFewCells()
    {
        Assert.Equal(318, Nodes.Width);
        Assert.Equal(162, ReadOnlyNodes.Width);
        Assert.Equal(318, Pages.Width);
        Assert.Equal(162, ReadOnlyPages.Width);
        Assert.Equal(162, new ImageNodeTable().Width);
        Assert.Equal(166, new ImagePageTable().Width);
    }

    private static void Recompress(KoalaBear[] cells, CompressionColumns columns)
    {
        var derived = new RowCells(cells);
        var digest = new KoalaBear[Digest.Length];
        Poseidon2Cells.Compress(
            ref derived, columns.Cells.Start, new Poseidon2Rounds<KoalaBear>(KoalaBear.One), cells.AsSpan(columns.Input.Start, columns.Input.Count), digest);
    }

    private static TracedTable Repeat(TracedTable table, int row)
    {
        var copy = new TableTrace(table.Trace.Table, table.Trace.Height + 1);
        for (int target = 0; target < copy.Height; target++)
        {
            for (int column = 0; column < table.Width; column++)
                copy[target, column] = table.Trace[target < table.Trace.Height ? target : row, column];
        }

        return new TracedTable(copy);
    }
}

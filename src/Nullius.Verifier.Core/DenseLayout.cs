using System.Numerics;
using Nullius.Constraints;

namespace Nullius.Verifier.Core;

/// <summary>The order of the cells of all tables in the one committed vector (Spec §4.6).</summary>
public sealed class DenseLayout
{
    /// <summary>A table is widened by at most its width divided by this, if that saves blocks.</summary>
    private const int WideningDivisor = 16;

    /// <summary>Cuts the tables of a system into blocks, widest first.</summary>
    public DenseLayout(ConstraintSystem system)
    {
        var blocks = new List<DenseBlock>();
        var firstColumn = new int[system.Tables.Count];
        for (int table = 0; table < firstColumn.Length; table++)
        {
            firstColumn[table] = ColumnCount;
            foreach (DenseBlock block in Cut(table, system.Tables[table].Table.Width))
            {
                blocks.Add(block);
                ColumnCount += block.Width;
            }
        }

        // OrderByDescending is stable: ties stay in the order of tables and columns.
        Blocks = [.. blocks.OrderByDescending(block => block.LogWidth)];
        FirstColumnOfTable = firstColumn;
    }

    /// <summary>The blocks in the order in which they lie in the vector.</summary>
    public IReadOnlyList<DenseBlock> Blocks { get; }

    /// <summary>The number of each table's first column; claims and powers of γ are numbered by it.</summary>
    public IReadOnlyList<int> FirstColumnOfTable { get; }

    /// <summary>The number of columns, those included that widen a block.</summary>
    public int ColumnCount { get; }

    /// <summary>The position of each block's first cell for given heights, followed by the number of cells.</summary>
    public long[] Offsets(ReadOnlySpan<int> heights)
    {
        var offsets = new long[Blocks.Count + 1];
        for (int index = 0; index < Blocks.Count; index++)
            offsets[index + 1] = checked(offsets[index] + ((long)heights[Blocks[index].TableIndex] << Blocks[index].LogWidth));
        return offsets;
    }

    /// <summary>The number of cells of one row of a table, those included that widen it.</summary>
    public static int CellsOfRow(Table table) => Cut(0, table.Width).Sum(block => block.Width);

    /// <summary>The logarithm of the width of a table's widest block; 0 for a table without columns.</summary>
    public static int LogWidthMax(Table table) => Cut(0, table.Width).Select(block => block.LogWidth).DefaultIfEmpty().Max();

    private static IEnumerable<DenseBlock> Cut(int table, int width)
    {
        int column = 0;
        while (column < width)
        {
            int rest = width - column;
            int logWidth = BitOperations.Log2((uint)rest);
            if (1 << logWidth != rest && (2 << logWidth) - rest <= width / WideningDivisor)
                logWidth++;
            int count = Math.Min(rest, 1 << logWidth);
            yield return new DenseBlock(table, column, count, logWidth);
            column += count;
        }
    }
}

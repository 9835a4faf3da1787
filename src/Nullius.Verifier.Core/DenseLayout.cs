using System.Numerics;
using Nullius.Constraints;

namespace Nullius.Verifier.Core;

/// <summary>The order of the cells of all tables in the one committed vector (Spec §4.6).</summary>
public sealed class DenseLayout
{
    /// <summary>Cuts the tables of a system into blocks, widest first.</summary>
    public DenseLayout(ConstraintSystem system)
    {
        var blocks = new List<DenseBlock>();
        for (int table = 0; table < system.Tables.Count; table++)
        {
            int width = system.Tables[table].Table.Width;
            int column = 0;
            while (column < width)
            {
                int logWidth = BitOperations.Log2((uint)(width - column));
                blocks.Add(new DenseBlock(table, column, logWidth));
                column += 1 << logWidth;
            }
        }

        // OrderByDescending is stable: ties stay in the order of tables and columns.
        Blocks = [.. blocks.OrderByDescending(block => block.LogWidth)];
        var firstColumn = new int[system.Tables.Count];
        for (int table = 1; table < firstColumn.Length; table++)
            firstColumn[table] = firstColumn[table - 1] + system.Tables[table - 1].Table.Width;
        FirstColumnOfTable = firstColumn;
    }

    /// <summary>The blocks in the order in which they lie in the vector.</summary>
    public IReadOnlyList<DenseBlock> Blocks { get; }

    /// <summary>The global number of each table's first column; claims and powers of γ are numbered by it.</summary>
    public IReadOnlyList<int> FirstColumnOfTable { get; }

    /// <summary>The position of each block's first cell for given heights, followed by the number of cells.</summary>
    public long[] Offsets(ReadOnlySpan<int> heights)
    {
        var offsets = new long[Blocks.Count + 1];
        for (int index = 0; index < Blocks.Count; index++)
            offsets[index + 1] = checked(offsets[index] + ((long)heights[Blocks[index].TableIndex] << Blocks[index].LogWidth));
        return offsets;
    }
}

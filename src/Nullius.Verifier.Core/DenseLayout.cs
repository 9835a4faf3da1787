using System.Numerics;
using Nullius.Constraints;

namespace Nullius.Verifier.Core;

/// <summary>The order of the cells of all tables in the one committed vector: preprocessed cells, then those of the witness (Spec §4.6).</summary>
public sealed class DenseLayout
{
    /// <summary>A table is widened by at most its width divided by this, if that saves blocks.</summary>
    private const int WideningDivisor = 16;

    private readonly int[] _witnessWidths;
    private readonly int[] _firstWitnessNumbers;
    private readonly int[] _firstPreprocessedNumbers;

    /// <summary>Cuts the tables of a system into blocks, widest first.</summary>
    /// <param name="system">The tables.</param>
    /// <param name="witnessStart">The position of the first cell of the witness; what lies before is preprocessed.</param>
    public DenseLayout(ConstraintSystem system, long witnessStart = 0)
    {
        var witness = new List<DenseBlock>();
        var preprocessed = new List<DenseBlock>();
        _witnessWidths = [.. system.Tables.Select(table => table.Table.WitnessWidth)];
        _firstWitnessNumbers = new int[system.Tables.Count];
        _firstPreprocessedNumbers = new int[system.Tables.Count];
        for (int index = 0; index < system.Tables.Count; index++)
        {
            Table table = system.Tables[index].Table;
            _firstWitnessNumbers[index] = ColumnCount;
            ColumnCount = Cut(index, 0, table.WitnessWidth, ColumnCount, witness);
            _firstPreprocessedNumbers[index] = ColumnCount;
            ColumnCount = Cut(index, table.WitnessWidth, table.PreprocessedCount, ColumnCount, preprocessed);
        }

        // OrderByDescending is stable: ties stay in the order of tables and columns.
        Blocks = [.. preprocessed.OrderByDescending(block => block.LogWidth), .. witness.OrderByDescending(block => block.LogWidth)];
        PreprocessedBlockCount = preprocessed.Count;
        PreprocessedCells = preprocessed.Sum(block =>
            (long)block.Width * system.Tables[block.TableIndex].Table.FixedHeight.GetValueOrDefault());
        LogWidthMax = Blocks.Select(block => block.LogWidth).DefaultIfEmpty().Max();
        WitnessStart = witnessStart;
    }

    /// <summary>The blocks in the order in which they lie in the vector: the preprocessed ones, then those of the witness.</summary>
    public IReadOnlyList<DenseBlock> Blocks { get; }

    /// <summary>The number of preprocessed blocks.</summary>
    public int PreprocessedBlockCount { get; }

    /// <summary>The number of preprocessed cells, those included that widen a block.</summary>
    public long PreprocessedCells { get; }

    /// <summary>The logarithm of the width of the widest block.</summary>
    public int LogWidthMax { get; }

    /// <summary>The position of the first cell of the witness.</summary>
    public long WitnessStart { get; }

    /// <summary>The number of columns, those included that widen a block; claims and powers of γ are numbered below it (Spec §4.6.1).</summary>
    public int ColumnCount { get; }

    /// <summary>Writes the claims about a table's columns, in the order of the table, to the places of their numbers.</summary>
    public void Place<T>(int tableIndex, ReadOnlySpan<T> claims, Span<T> columns)
    {
        int width = _witnessWidths[tableIndex];
        claims[..width].CopyTo(columns[_firstWitnessNumbers[tableIndex]..]);
        claims[width..].CopyTo(columns[_firstPreprocessedNumbers[tableIndex]..]);
    }

    /// <summary>The position of each block's first cell for given heights, followed by the end of the last block of the witness.</summary>
    public long[] Offsets(ReadOnlySpan<int> heights)
    {
        var offsets = new long[Blocks.Count + 1];
        long position = 0;
        for (int index = 0; index <= Blocks.Count; index++)
        {
            if (index == PreprocessedBlockCount)
                position = WitnessStart;
            offsets[index] = position;
            if (index < Blocks.Count)
                position = checked(position + ((long)heights[Blocks[index].TableIndex] << Blocks[index].LogWidth));
        }

        return offsets;
    }

    /// <summary>The number of cells of one row of a table in the witness, those included that widen a block.</summary>
    public static int CellsOfRow(Table table) => Cut(table.WitnessWidth).Sum(logWidth => 1 << logWidth);

    /// <summary>The logarithm of the width of a table's widest block; 0 for a table without columns.</summary>
    public static int LogWidthMaxOf(Table table) => Cut(table.WitnessWidth).Concat(Cut(table.PreprocessedCount)).DefaultIfEmpty().Max();

    /// <summary>Cuts consecutive columns of a table, numbered from <paramref name="number"/> on, into blocks; returns the next number.</summary>
    private static int Cut(int tableIndex, int firstColumn, int width, int number, List<DenseBlock> blocks)
    {
        int column = 0;
        foreach (int logWidth in Cut(width))
        {
            int count = Math.Min(width - column, 1 << logWidth);
            blocks.Add(new DenseBlock(tableIndex, firstColumn + column, count, logWidth, number));
            column += count;
            number += 1 << logWidth;
        }

        return number;
    }

    /// <summary>The logarithms of the widths of the blocks of so many columns (Spec §4.6.1).</summary>
    private static IEnumerable<int> Cut(int width)
    {
        int rest = width;
        while (rest > 0)
        {
            int logWidth = BitOperations.Log2((uint)rest);
            if (1 << logWidth != rest && (2 << logWidth) - rest <= width / WideningDivisor)
                logWidth++;
            yield return logWidth;
            rest -= Math.Min(rest, 1 << logWidth);
        }
    }
}

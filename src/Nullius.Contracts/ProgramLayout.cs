using System.Numerics;
using Nullius.Constraints;
using Nullius.Verifier.Core;

namespace Nullius.Contracts;

/// <summary>The tables and the layout of the dense vector (Spec §10.6.3).</summary>
internal static class ProgramLayout
{
    public static void Write(ProgramWriter writer, VerifyingKey key)
    {
        WriteTables(writer, key);
        WriteBlocks(writer, key);
    }

    /// <summary>The number of each column of a table: its place among the columns of all tables, those included that widen a block (Spec §4.6.1).</summary>
    public static int[] ColumnNumbers(VerifyingKey key, int tableIndex)
    {
        var numbers = new int[key.System.Tables[tableIndex].Table.Width];
        foreach (DenseBlock block in key.Layout.Blocks.Where(block => block.TableIndex == tableIndex))
        {
            for (int column = 0; column < block.ColumnCount; column++)
                numbers[block.FirstColumn + column] = block.FirstNumber + column;
        }

        return numbers;
    }

    private static void WriteTables(ProgramWriter writer, VerifyingKey key)
    {
        (Table Table, int Index)[] tables = [.. key.System.Tables.Select((table, index) => (table.Table, index)).Where(entry => entry.Table.Width > 0)];
        writer.Write(tables.Length, 1, "tables with columns");
        foreach ((Table table, int index) in tables)
        {
            ILookup<bool, DenseBlock> blocks = key.Layout.Blocks
                .Where(block => block.TableIndex == index).ToLookup(block => block.FirstColumn >= table.WitnessWidth);
            writer.Write(table.WitnessWidth, 2, "columns of the witness");
            writer.Write(Excess(blocks[false]), 1, "columns that widen the witness");
            writer.Write(table.PreprocessedCount, 2, "preprocessed columns");
            writer.Write(Excess(blocks[true]), 1, "columns that widen the preprocessed ones");
        }
    }

    private static int Excess(IEnumerable<DenseBlock> blocks) => blocks.Sum(block => block.Width - block.ColumnCount);

    private static void WriteBlocks(ProgramWriter writer, VerifyingKey key)
    {
        int[] heights = [.. key.System.Tables.Select(table => table.Table.FixedHeight.GetValueOrDefault())];
        long[] offsets = key.Layout.Offsets(heights);
        (DenseBlock Block, long Offset, int Height)[] blocks =
        [
            .. key.Layout.Blocks
                .Select((block, index) => (Block: block, Offset: offsets[index] >> block.LogWidth, Height: heights[block.TableIndex]))
                .OrderBy(entry => entry.Block.FirstNumber),
        ];

        long union = blocks.Aggregate(0L, (bits, entry) => bits | entry.Offset | (uint)entry.Height);
        writer.Write(BitOperations.TrailingZeroCount(union), 1, "alignment");
        writer.Write(key.Layout.LogWidthMax, 1, "logarithm of a width");
        writer.Write(blocks.Length, 1, "blocks");
        foreach ((DenseBlock block, long offset, int height) in blocks)
        {
            writer.Write(BitOperations.Log2((2 * (uint)height) - 1), 1, "logarithm of a height");
            writer.Write(block.LogWidth, 1, "logarithm of a width");
            writer.Write(offset, 4, "offset of a block");
            writer.Write(height, 4, "height of a table");
        }
    }
}

using Nullius.Constraints;
using Nullius.Fields;
using Xunit;

namespace Nullius.Machine.Tests;

public class FixedTableTests
{
    [Theory]
    [InlineData(LeadingBitPart.Position)]
    [InlineData(LeadingBitPart.Power)]
    [InlineData(LeadingBitPart.Remainder)]
    public void LeadingBitColumnsEvaluateToTheirMultilinearExtension(LeadingBitPart part)
    {
        const int LogHeight = 7;
        var column = new LeadingBitColumn(LogHeight, part);
        uint[] values = [.. Enumerable.Range(0, 1 << LogHeight).Select(column.Value)];
        var random = new Random(3);
        KoalaBear[] point = [.. Enumerable.Range(0, LogHeight).Select(_ => KoalaBear.FromCanonical((uint)random.Next((int)KoalaBear.Modulus)))];
        Assert.Equal(new ExplicitColumn(values).Evaluate<KoalaBear>(point), column.Evaluate<KoalaBear>(point));
    }

    [Fact]
    public void BitsProvidesEveryValueOfEveryLengthOnce()
    {
        var tuples = new HashSet<(uint, uint, uint)>();
        FixedColumn[] columns = [.. TracedSegment.Fixed.Bits.FixedColumns];
        for (int row = 1; row < 1 << BitsTable.LogHeight; row++)
            tuples.Add((columns[1].Value(row), columns[2].Value(row), columns[3].Value(row)));
        Assert.Equal((1 << 17) - 1, tuples.Count);
        Assert.All(tuples, tuple => Assert.True(tuple.Item1 <= 16 && tuple.Item2 == 1u << (int)tuple.Item1 && tuple.Item3 < tuple.Item2));
        Assert.Equal((0u, 1u, 0u), (columns[1].Value(0), columns[2].Value(0), columns[3].Value(0)));
        Assert.Equal(BitsTable.Row(11, 5), Enumerable.Range(0, 1 << 17).Single(row => columns[1].Value(row) == 11 && columns[3].Value(row) == 5));
    }

    [Fact]
    public void CommonInstructionsHaveNarrowTables()
    {
        InstructionTables tables = TracedSegment.Instructions;
        Table[] common = [tables.Add, tables.AddImmediate, tables.Bitwise, tables.ShiftImmediate, tables.Compare, tables.Branch, tables.Jump, tables.JumpRegister, tables.Load, tables.Store];
        Assert.All(common, table => Assert.InRange(table.Width, 1, 45));
        Assert.All(tables.All, table => Assert.InRange(table.Width, 1, 64));
    }
}

using System.Buffers.Binary;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>What heights a verifier lets pass, and the weight that it computes for them, against the definition (Spec §4.2.4, §4.6, §4.7).</summary>
public sealed class LayoutBoundTests
{
    private const int CellVariables = 9;

    /// <summary>Widths and heights of two tables, and the row variables. 31, 62 and 63 columns are widened to 32 and 64 cells.</summary>
    public static TheoryData<int, int, uint, uint, int> Cases => new()
    {
        { 31, 5, 16, 0, 9 },
        { 31, 5, 17, 0, 9 },
        { 31, 5, 32, 0, 9 },
        { 31, 1, 15, 32, 5 },
        { 31, 1, 15, 33, 5 },
        { 62, 63, 3, 5, 3 },
        { 62, 63, 4, 4, 3 },
        { 62, 63, 4, 5, 3 },
        { 45, 16, 8, 9, 4 },
        { 1, 1, 256, 256, 8 },
        { 1, 1, 257, 1, 8 },
        { 1, 1, 1, KoalaBear.Modulus - 1, 9 },
        { 2, 4, 1u << 30, 1, 9 },
        { 3, 33, 0, 0, 9 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void ExactlyTheTablesThatFitPassAndTheirWeightIsTheExtension(int width0, int width1, uint height0, uint height1, int rowVariables)
    {
        VerifyingKey key = Key([width0, width1], rowVariables);
        uint[] heights = [height0, height1];
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, height0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), height1);
        var context = new NativeVerifierContext(bytes);
        TableHeights<KoalaBear5> received = TableHeights<KoalaBear5>.Receive(context, key);

        Int128 cells = key.Layout.Blocks.Aggregate(Int128.Zero, (sum, block) => sum + ((Int128)heights[block.TableIndex] * block.Width));
        bool fits = height0 <= 1u << rowVariables && height1 <= 1u << rowVariables && cells <= 1 << CellVariables;
        Assert.Equal(fits, context.Finish() == Check.None);
        if (!fits)
            return;

        Transcript random = Transcript.Create("weight"u8);
        KoalaBear5[] rowPoint = [.. Enumerable.Range(0, rowVariables).Select(_ => random.Challenge())];
        KoalaBear5[] point = [.. Enumerable.Range(0, CellVariables).Select(_ => random.Challenge())];
        KoalaBear5 gamma = random.Challenge();
        Assert.Equal(
            NaiveWeight(key.Layout, heights, rowPoint, point, gamma),
            WeightEvaluator.Evaluate(key.Layout, received, rowPoint, gamma, point));
    }

    [Fact]
    public void RefusesATableOfWhichNoRowFits() =>
        Assert.Throws<ArgumentException>(() => Key([(1 << (CellVariables + 1)) - 1], 1));

    private static VerifyingKey Key(int[] widths, int rowVariables) => new(
        new ConstraintSystem("plain", [.. widths.Select(width => new PlainTable(width))], 0, _ => { }),
        new Shape("toy", 1, rowVariables, new WhirParameters(CellVariables, new WhirRound(4, 7, 1, 0, 0, 1))));

    private static KoalaBear5 NaiveWeight(
        DenseLayout layout, uint[] heights, KoalaBear5[] rowPoint, KoalaBear5[] point, KoalaBear5 gamma)
    {
        KoalaBear5[] rows = Multilinear.EqTable<KoalaBear5>(rowPoint);
        KoalaBear5[] positions = Multilinear.EqTable<KoalaBear5>(point);
        KoalaBear5 sum = KoalaBear5.Zero;
        int position = 0;
        foreach (DenseBlock block in layout.Blocks)
        {
            for (int row = 0; row < heights[block.TableIndex]; row++)
            {
                for (int column = 0; column < block.Width; column++)
                    sum += gamma.Pow((ulong)(block.FirstNumber + column)) * rows[row] * positions[position++];
            }
        }

        return sum;
    }

    private sealed class PlainTable : Table
    {
        public PlainTable(int width)
            : base($"plain {width}") => Column("column", width);

        // Only the layout matters here, but every system has an interaction.
        public override void Define(TableBuilder row) => row.Provide(new Bus("unused", 1, BusKind.Lookup, 1), row[0], 0);
    }
}

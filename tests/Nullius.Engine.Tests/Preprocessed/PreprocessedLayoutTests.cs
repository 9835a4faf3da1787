using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests.Preprocessed;

/// <summary>Where preprocessed blocks lie, what their weight is, and which shapes have room for them (Spec §4.6, §4.7).</summary>
public sealed class PreprocessedLayoutTests
{
    private const int CellVariables = 11;
    private const int RowVariables = 6;

    [Fact]
    public void PreprocessedBlocksComeFirstAndTheWitnessStartsBehindTheirChunks()
    {
        // Gates: 3 + 29 columns of the witness, 6 preprocessed ones; inputs: 1 and 2.
        ConstraintSystem system = WiredSystem.Create(20, unusedWitness: 28);
        VerifyingKey key = Key(system, 16);
        Assert.Equal(1024, key.Layout.WitnessStart);
        Assert.Equal(
            [
                new DenseBlock(2, 31, 4, 2, 37), new DenseBlock(0, 1, 2, 1, 1), new DenseBlock(2, 35, 2, 1, 41),
                new DenseBlock(2, 0, 31, 5, 5), new DenseBlock(1, 0, 2, 1, 3), new DenseBlock(0, 0, 1, 0, 0),
            ],
            key.Layout.Blocks);
        Assert.Equal((3, 43, 130), (key.Layout.PreprocessedBlockCount, key.Layout.ColumnCount, key.Layout.PreprocessedCells));
        Assert.Equal([0, 80, 90, 1024, 1664, 1678, 1683], key.Layout.Offsets([5, 7, 20]));
    }

    [Fact]
    public void ClaimsAreNumberedWithExcessColumnsAfterThoseThatTheyWiden()
    {
        ConstraintSystem system = WiredSystem.Create(20, unusedWitness: 28);
        VerifyingKey key = Key(system, 16);
        var numbers = new int[key.Layout.ColumnCount];
        int next = 1;
        for (int table = 0; table < system.Tables.Count; table++)
        {
            int[] claims = [.. Enumerable.Range(next, system.Tables[table].Table.Width)];
            key.Layout.Place<int>(table, claims, numbers);
            next += claims.Length;
        }

        Assert.Equal([.. Enumerable.Range(1, 36), 0, .. Enumerable.Range(37, 6)], numbers);
    }

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(20, 28, 0, 7)]
    [InlineData(33, 12, 20, 64)]
    [InlineData(64, 0, 9, 1)]
    [InlineData(63, 13, 9, 5)]
    public void TheWeightIsTheExtensionOfItsDefinition(int gates, int unusedWitness, int unusedPreprocessed, int steps)
    {
        VerifyingKey key = Key(WiredSystem.Create(gates, unusedWitness, unusedPreprocessed), 16);
        var context = new NativeVerifierContext(BitConverter.GetBytes(steps));
        TableHeights<KoalaBear5> heights = TableHeights<KoalaBear5>.Receive(context, key);
        Assert.Equal(Check.None, context.Finish());

        Transcript random = Transcript.Create("weight"u8);
        KoalaBear5[] rowPoint = [.. Enumerable.Range(0, RowVariables).Select(_ => random.Challenge())];
        KoalaBear5[] point = [.. Enumerable.Range(0, CellVariables).Select(_ => random.Challenge())];
        KoalaBear5 gamma = random.Challenge();
        KoalaBear5[] rows = Multilinear.EqTable<KoalaBear5>(rowPoint);
        KoalaBear5[] positions = Multilinear.EqTable<KoalaBear5>(point);
        int[] allHeights = [WiredSystem.Inputs, steps, gates];
        long[] offsets = key.Layout.Offsets(allHeights);
        KoalaBear5 expected = KoalaBear5.Zero;
        for (int index = 0; index < key.Layout.Blocks.Count; index++)
        {
            DenseBlock block = key.Layout.Blocks[index];
            for (int cell = 0; cell < allHeights[block.TableIndex] << block.LogWidth; cell++)
            {
                KoalaBear5 column = gamma.Pow((ulong)(block.FirstNumber + (cell % block.Width)));
                expected += column * rows[cell >> block.LogWidth] * positions[offsets[index] + cell];
            }
        }

        Assert.Equal(expected, WeightEvaluator.Evaluate(key.Layout, heights, rowPoint, gamma, point));
    }

    [Theory]
    [InlineData(0, Check.None)]
    [InlineData(52, Check.None)]
    [InlineData(53, Check.CellCount)]
    public void TheWitnessMayFillItsChunksExactly(int steps, Check expected)
    {
        // 5 inputs, 61 gates of 15 cells and steps of 2 cells: 5 + 915 + 2·52 = 1,024.
        VerifyingKey key = Key(WiredSystem.Create(61, unusedWitness: 12), 16);
        var context = new NativeVerifierContext(BitConverter.GetBytes(steps));
        TableHeights<KoalaBear5>.Receive(context, key);
        Assert.Equal(expected, context.Finish());
    }

    [Fact]
    public void WithoutAFreeHeightNothingIsReceived()
    {
        var context = new NativeVerifierContext(Array.Empty<byte>());
        TableHeights<KoalaBear5>.Receive(context, Key(WiredSystem.Create(20, hasFreeTable: false), 16));
        Assert.Equal(Check.None, context.Finish());
    }

    [Fact]
    public void PreprocessedCellsMayFillTheirChunksExactly()
    {
        // 16 cells for each of 63 gates, 2 for each of 5 inputs: 1,018 of 1,024 cells; one gate more does not fit.
        Assert.Equal(1018, Key(WiredSystem.Create(63, unusedPreprocessed: 10), 16).Layout.PreprocessedCells);
        Assert.Throws<ArgumentException>(() => Key(WiredSystem.Create(64, unusedPreprocessed: 10), 16));
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(48)]
    public void RefusesANumberOfChunksThatDoesNotFitTheShape(int chunks) =>
        Assert.Throws<ArgumentException>(() => Key(WiredSystem.Create(20), chunks));

    [Fact]
    public void RefusesChunksForNothing() =>
        Assert.Throws<ArgumentException>(() => Key(new ConstraintSystem("few", [new ProviderTable(1)], 0, _ => { }), 16));

    [Fact]
    public void RefusesAFixedHeightAboveTheShape() =>
        Assert.Throws<ArgumentException>(() => Key(WiredSystem.Create((1 << RowVariables) + 1), 16));

    [Fact]
    public void RefusesAWitnessOfFixedHeightThatCannotFit()
    {
        // 5 inputs and 15 cells for each gate: 68 gates take 1,025 of 1,024 cells.
        Assert.NotNull(Key(WiredSystem.Create(67, unusedWitness: 12), 16, rowVariables: 7));
        Assert.Throws<ArgumentException>(() => Key(WiredSystem.Create(68, unusedWitness: 12), 16, rowVariables: 7));
    }

    [Fact]
    public void RefusesBlocksThatTheStartOfTheWitnessWouldMisalign()
    {
        // The chunks have 2 cells, so that the witness starts at 32: a block of 64 cells would not lie at a multiple of its width.
        var opening = new WhirParameters(7, new WhirRound(6, 11, 1, 0, 0, 1));
        ConstraintSystem Narrow(int unusedWitness) => WiredSystem.Create(1, unusedWitness, hasFreeTable: false);
        Assert.NotNull(new VerifyingKey(Narrow(29), new Shape("toy", 1, 3, opening, 16)));
        Assert.Throws<ArgumentException>(() => new VerifyingKey(Narrow(61), new Shape("toy", 1, 3, opening, 16)));
    }

    [Fact]
    public void TheNumberOfChunksIsAParameter()
    {
        ConstraintSystem system = WiredSystem.Create(20);
        Shape shape = Key(system, 16).Shape;
        Assert.Equal([.. (shape with { PreprocessedChunks = 0 }).ToTranscript(), 16], shape.ToTranscript());
    }

    private static VerifyingKey Key(ConstraintSystem system, int chunks, int rowVariables = RowVariables) =>
        new(system, new Shape("toy", 1, rowVariables, new WhirParameters(CellVariables, new WhirRound(5, 6, 1, 0, 0, 1)), chunks));
}

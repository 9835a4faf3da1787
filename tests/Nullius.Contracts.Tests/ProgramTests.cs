using Nullius.Constraints;
using Nullius.Contracts.Tests.Support;
using Nullius.Engine.Tests.Preprocessed;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts.Tests;

public sealed class ProgramTests
{
    private static readonly WhirRound[] Rounds = [new(5, 6, 12, 12, 12, 1, 2), new(4, 10, 4, 13, 0, 2)];

    [Fact]
    public void BeginsWithTheStateOfTheTranscriptAndTheDimensions()
    {
        var seal = SealCase.Wired();
        var reader = new ProgramReader(SealProgram.Encode(seal.Key, seal.PreprocessedCap));
        Assert.Equal(KeccakTranscript.Begin(seal.Key.Preamble, seal.PreprocessedCap).State.ToArray(), reader.Bytes(32));
        Assert.Equal(seal.Prove().Length, reader.Next(4));
        Assert.Equal([3, 2, 11], [reader.Next(1), reader.Next(1), reader.Next(1)]);
        Assert.Equal([16, 3, 2], [reader.Next(2), reader.Next(1), reader.Next(2)]);
        Assert.Equal([2, 5, 12, 12, 12, 12, 1, 2, 4, 12, 4, 13, 0, 2, 0], Enumerable.Range(0, 15).Select(_ => reader.Next(1)));

        // Tables: 1 column and 2 preprocessed ones; 31 of either, a block of 32.
        Assert.Equal(2, reader.Next(1));
        Assert.Equal([1, 0, 2, 0], [reader.Next(2), reader.Next(1), reader.Next(2), reader.Next(1)]);
        Assert.Equal([31, 1, 31, 1], [reader.Next(2), reader.Next(1), reader.Next(2), reader.Next(1)]);

        // Layout: heights 5 and 7; the preprocessed blocks from 0 on, the wider first, those of the witness from 16·64 on.
        Assert.Equal([0, 5, 4], [reader.Next(1), reader.Next(1), reader.Next(1)]);
        int[][] blocks = [.. Enumerable.Range(0, 4).Select(_ => (int[])[reader.Next(1), reader.Next(1), reader.Next(4), reader.Next(4)])];
        Assert.Equal([[3, 0, 1024 + (7 * 32), 5], [3, 1, 7 * 32 / 2, 5], [3, 5, 1024 / 32, 7], [3, 5, 0, 7]], blocks);

        // Boundary: the last value of the circuit is received from its wire.
        Assert.Equal([1, 0, 1, 2], [reader.Next(2), reader.Next(1), reader.Next(1), reader.Next(1)]);
        Assert.Equal([0, 11, 1, 0], [reader.Next(1), reader.Next(4), reader.Next(1), reader.Next(4)]);
        Assert.Equal(seal.Key.System.InteractionCount, new InterpretedTape(reader, new KoalaBear5[seal.Key.Layout.ColumnCount]).Interactions.Length);
    }

    [Fact]
    public void CodeIsDataBehindStop()
    {
        byte[] data = [1, 2, 3];
        Assert.Equal("6100048060" + "0a5f395ff3" + "00010203", Convert.ToHexStringLower(DataContract.CreationCode(data)));
        Assert.Equal(Keccak256.Hash([0, 1, 2, 3]), DataContract.CodeHash(data));
        Assert.Equal(
            Keccak256.Hash([.. Keccak256.Hash([0, 1, 2, 3]), .. Keccak256.Hash([0])]), SealProgram.VerifyingKeyDigest(data, []));
        Assert.Equal(DataContract.BytesMax + 11, DataContract.CreationCode(new byte[DataContract.BytesMax]).Length);
        Assert.Throws<ArgumentException>(() => DataContract.CreationCode(new byte[DataContract.BytesMax + 1]));
    }

    [Fact]
    public void RefusesACapOfAnotherSize()
    {
        var seal = SealCase.Wired();
        Assert.Throws<ArgumentException>(() => SealProgram.Encode(seal.Key, []));
        Assert.Throws<ArgumentException>(() => SealProgram.Encode(seal.Key, seal.PreprocessedCap.AsSpan(32)));
        Assert.Throws<ArgumentException>(() => SealProgram.Encode(SealCase.Closed().Key, seal.PreprocessedCap));
    }

    [Fact]
    public void RefusesShapesThatTheContractCannotVerifyFor()
    {
        AssertRefused("another suite", ToyShape(11, Rounds) with { Suite = HashSuite.Poseidon2, Opening = new WhirParameters(11, [.. Rounds.Select(round => round with { CapHeight = 0 })]) });
        AssertRefused("has 1 variables", ToyShape(10, Rounds[0] with { LogInverseRate = 7 }, Rounds[1] with { LogInverseRate = 11 }));
        AssertRefused("has 9 variables", ToyShape(18, Rounds));
        AssertRefused("later folding factor is 6", ToyShape(13, Rounds[0], Rounds[1] with { FoldingFactor = 6 }));
        var both = new WhirRound(6, 10, 4, 0, 0, 1);
        AssertRefused("later folding factor is 6", ToyShape(14, both, both));
        AssertRefused("first folding factor is 11", ToyShape(17, Rounds[0] with { FoldingFactor = 11 }, Rounds[1]));
        AssertRefused("no out-of-domain sample", ToyShape(11, Rounds[0], Rounds[1] with { OutOfDomainSamples = 0 }));
        AssertRefused("queries: 256", ToyShape(11, Rounds[0], Rounds[1] with { Queries = 256 }));
        AssertRefused("more than 31 layers", ToyShape(11, Rounds) with { RowVariables = 30 });
        AssertRefused("exceeds the code of a contract", ToyShape(11, Rounds) with { PreprocessedCapHeight = 10 });
    }

    [Fact]
    public void RefusesSystemsThatTheContractCannotVerifyFor()
    {
        Shape shape = ToyShape(11, Rounds);
        AssertRefused("has no fixed height", shape, WiredSystem.Create(7));
        AssertRefused("fixed columns", shape with { PreprocessedChunks = 0 }, new ConstraintSystem("fixed", [new FixedTable()], 0, _ => { }));
        AssertRefused("neither a constant nor a public value", shape with { PreprocessedChunks = 0 }, new ConstraintSystem(
            "sum", ClosedSystem.Create().Tables.Select(table => table.Table).ToArray(), 1, boundary => boundary.Send(Sums, BoundaryBuilder.Public(0) + 1)));
        AssertRefused("index of a bus: 256", shape with { PreprocessedChunks = 0 }, new ConstraintSystem(
            "bus", ClosedSystem.Create().Tables.Select(table => table.Table).ToArray(), 0, boundary => boundary.Send(Sums with { Index = 256 }, 1)));
    }

    private static readonly Bus Sums = new("sums", 9, BusKind.Multiset, 1);

    private static void AssertRefused(string reason, Shape shape, ConstraintSystem? system = null)
    {
        var key = new VerifyingKey(system ?? WiredSystem.Create(7, 28, 25, hasFreeTable: false), shape);
        var cap = new byte[shape.PreprocessedChunks == 0 ? 0 : Keccak256.HashBytes << shape.PreprocessedCapHeight];
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => SealProgram.Encode(key, cap)).Message, StringComparison.Ordinal);
    }

    private static Shape ToyShape(int variables, params ReadOnlySpan<WhirRound> rounds) =>
        new("toy", 1, 3, new WhirParameters(variables, rounds), 16, HashSuite.Keccak);

    private sealed class FixedTable : Table
    {
        private readonly int _count;

        public FixedTable()
            : base("fixed")
        {
            FixedHeight = 4;
            _count = Column("count");
            Fixed(new ConstantColumn());
        }

        public override void Define(TableBuilder row) => row.Provide(Sums with { Kind = BusKind.Lookup }, row[_count], TableBuilder.Fixed(0));
    }
}

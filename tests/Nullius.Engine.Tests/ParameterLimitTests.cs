using Nullius.Constraints;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Systems and parameters under which a proof would prove less than it says cannot be constructed.</summary>
public sealed class ParameterLimitTests
{
    [Theory]
    [InlineData(4, 1, 1, 32, 0, 1)]
    [InlineData(4, 1, 1, 25, 0, 1)]
    [InlineData(4, 1, 1, 11, 0, 1)]
    [InlineData(4, 1, 1, 1, 0, 1)]
    [InlineData(4, 1, 1, -1, 0, 1)]
    [InlineData(4, 1, 1, 0, 32, 1)]
    [InlineData(4, 1, 1, 0, 11, 1)]
    [InlineData(4, 1, 1, 0, -1, 1)]
    [InlineData(4, 1, 0, 0, 0, 1)]
    [InlineData(4, 0, 1, 0, 0, 1)]
    [InlineData(3, 1, 1, 0, 0, 1)]
    [InlineData(0, 1, 1, 0, 0, 1)]
    [InlineData(17, 12, 1, 0, 0, 1)]
    [InlineData(6, 1, 1, 0, 0, 1)]
    [InlineData(4, 13, 1, 0, 0, 1)]
    [InlineData(4, 1, 1, 0, 0, -1)]
    public void RefusesRoundsThatCheckNothing(int folding, int inverseRate, int queries, int queryWork, int foldingWork, int samples) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new WhirParameters(16, new WhirRound(folding, inverseRate, queries, queryWork, foldingWork, samples)));

    [Theory]
    [InlineData(4, 1, 0, 12)]
    [InlineData(5, 1, 12, 24)]
    [InlineData(4, 12, 24, 0)]
    public void AcceptsRoundsAtTheLimits(int folding, int inverseRate, int queryWork, int foldingWork) =>
        Assert.Equal(
            16 - folding,
            new WhirParameters(16, new WhirRound(folding, inverseRate, 1, queryWork, foldingWork, 0)).FinalVariables);

    [Theory]
    [InlineData(-1)]
    [InlineData(14)]
    public void RefusesCapsAboveTheLeaves(int capHeight)
    {
        WhirRound round = new(4, 1, 1, 0, 0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WhirParameters(16, round with { CapHeight = capHeight }));
        Assert.Equal(13, new WhirParameters(16, round with { CapHeight = 13 }).LogDomain(0));
    }

    [Fact]
    public void RefusesCapsInTheSuiteThatHasNone()
    {
        ConstraintSystem system = Create(row => row.Provide(new Bus("values", 1, BusKind.Lookup, 1), row[0], 0));
        var shape = new Shape("caps", 1, 4, new WhirParameters(16, new WhirRound(4, 1, 1, 0, 0, 0, 1)));
        Assert.Throws<ArgumentException>(() => new VerifyingKey(system, shape));
        Shape keccak = shape with { Suite = HashSuite.Keccak };
        Assert.Equal(shape.ToTranscript(), new VerifyingKey(system, keccak).Preamble.Take(13));

        // Nothing is preprocessed.
        Assert.Throws<ArgumentException>(() => new VerifyingKey(system, keccak with { PreprocessedCapHeight = 1 }));
    }

    [Fact]
    public void RefusesTwoBusesOfOneIndex() => AssertRefused(new Bus("left", 1, BusKind.Lookup, 1), new Bus("right", 1, BusKind.Lookup, 2));

    [Fact]
    public void RefusesATupleWiderThanTheFingerprint() => AssertRefused(new Bus("wide", 1, BusKind.Lookup, Bus.WidthMax + 1));

    [Fact]
    public void RefusesTheIndexZero() => AssertRefused(new Bus("none", 0, BusKind.Lookup, 1));

    [Fact]
    public void RefusesASystemWithoutInteractions() => AssertRefused();

    [Theory]
    [InlineData(null, 4)]
    [InlineData(2, 3)]
    [InlineData(2, 8)]
    [InlineData(3, 4)]
    public void RefusesFixedColumnsThatDoNotMatchTheHeight(int? logHeight, int values) =>
        Assert.Throws<InvalidOperationException>(() => new ConstraintSystem("refused", [new FixedTable(logHeight, values)], 0, _ => { }));

    [Fact]
    public void AcceptsFixedColumnsThatMatchTheHeight() =>
        Assert.Equal(1, new ConstraintSystem("accepted", [new FixedTable(2, 4)], 0, _ => { }).InteractionCount);

    [Fact]
    public void RefusesAConstraintThatTheZeroRowViolates() =>
        AssertRefused(row => row.AssertZero("one", row[0] - 1));

    [Fact]
    public void RefusesAMultiplicityThatTheZeroRowHas() =>
        AssertRefused(row => row.Send(new Bus("sent", 1, BusKind.Multiset, 1), 1 - row[0], 0));

    [Fact]
    public void RefusesDegreesAboveTheLimit()
    {
        AssertRefused(row => row.AssertZero("quartic", row[0] * row[0] * row[0] * row[0]));
        AssertRefused(row => row.Lookup(new Bus("values", 1, BusKind.Lookup, 1), row[0], row[0] * row[0] * row[0]));
        AssertRefused(row => row.Provide(new Bus("values", 1, BusKind.Lookup, 1), row[0] * row[0] * row[0], 0));
    }

    [Fact]
    public void RefusesATupleOfAnotherWidthThanItsBus() =>
        Assert.Throws<ArgumentException>(() => Create(row => row.Provide(new Bus("values", 1, BusKind.Lookup, 1), row[0], 0, 0)));

    [Fact]
    public void RefusesABusOfTheOtherKind()
    {
        Assert.Throws<ArgumentException>(() => Create(row => row.Send(new Bus("values", 1, BusKind.Lookup, 1), row[0], 0)));
        Assert.Throws<ArgumentException>(() => Create(row => row.Provide(new Bus("sent", 1, BusKind.Multiset, 1), row[0], 0)));
    }

    [Fact]
    public void RefusesCountsThatCouldWrapAroundTheModulus()
    {
        ConstraintSystem system = Create(row =>
        {
            for (int index = 0; index < 127; index++)
                row.Send(new Bus("sent", 1, BusKind.Multiset, 1), row[0], index);
        });
        system.CheckCounts(23);

        // 127 · 2^24 = p − 1 still fits; one interaction more, or twice the rows, does not.
        system.CheckCounts(24);
        Assert.Throws<InvalidOperationException>(() => system.CheckCounts(25));
    }

    private static void AssertRefused(Action<TableBuilder> define) => Assert.Throws<InvalidOperationException>(() => Create(define));

    private static ConstraintSystem Create(Action<TableBuilder> define) => new("refused", [new AnyTable(define)], 0, _ => { });

    private static void AssertRefused(params Bus[] buses) =>
        Assert.Throws<InvalidOperationException>(() => new ConstraintSystem("refused", [new BusTable(buses)], 0, _ => { }));

    private sealed class AnyTable : Table
    {
        private readonly Action<TableBuilder> _define;

        public AnyTable(Action<TableBuilder> define)
            : base("table")
        {
            _define = define;
            Column("cell");
        }

        public override void Define(TableBuilder row) => _define(row);
    }

    private sealed class FixedTable : Table
    {
        private readonly int _count;
        private readonly int _value;

        public FixedTable(int? logHeight, int values)
            : base("fixed")
        {
            FixedHeight = 1 << logHeight;
            _count = Column("count");
            _value = Fixed(new ExplicitColumn(new uint[values]));
        }

        public override void Define(TableBuilder row) =>
            row.Provide(new Bus("values", 1, BusKind.Lookup, 1), row[_count], TableBuilder.Fixed(_value));
    }

    private sealed class BusTable : Table
    {
        private readonly Bus[] _buses;
        private readonly int _real;

        public BusTable(Bus[] buses)
            : base("table")
        {
            _buses = buses;
            _real = Column("real");
        }

        public override void Define(TableBuilder row)
        {
            foreach (Bus bus in _buses)
                row.Provide(bus, row[_real], new Expression[bus.Width]);
        }
    }
}

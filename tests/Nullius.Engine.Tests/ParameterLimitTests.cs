using Nullius.Constraints;
using Nullius.Protocol;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Systems and parameters under which a proof would prove less than it says cannot be constructed.</summary>
public sealed class ParameterLimitTests
{
    [Theory]
    [InlineData(1, 1, 1, 32, 0, 1)]
    [InlineData(1, 1, 1, 25, 0, 1)]
    [InlineData(1, 1, 1, -1, 0, 1)]
    [InlineData(1, 1, 1, 0, 32, 1)]
    [InlineData(1, 1, 1, 0, -1, 1)]
    [InlineData(1, 1, 0, 0, 0, 1)]
    [InlineData(1, 0, 1, 0, 0, 1)]
    [InlineData(0, 1, 1, 0, 0, 1)]
    [InlineData(7, 1, 1, 0, 0, 1)]
    [InlineData(1, 20, 1, 0, 0, 1)]
    [InlineData(1, 1, 1, 0, 0, -1)]
    public void RefusesRoundsThatCheckNothing(int folding, int inverseRate, int queries, int queryWork, int foldingWork, int samples) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new WhirParameters(6, new WhirRound(folding, inverseRate, queries, queryWork, foldingWork, samples)));

    [Fact]
    public void RefusesTwoBusesOfOneIndex() => AssertRefused(new Bus("left", 1, BusKind.Lookup, 1), new Bus("right", 1, BusKind.Lookup, 2));

    [Fact]
    public void RefusesATupleWiderThanTheFingerprint() => AssertRefused(new Bus("wide", 1, BusKind.Lookup, Bus.WidthMax + 1));

    [Fact]
    public void RefusesTheIndexZero() => AssertRefused(new Bus("none", 0, BusKind.Lookup, 1));

    private static void AssertRefused(params Bus[] buses) =>
        Assert.Throws<InvalidOperationException>(() => new ConstraintSystem("refused", [new BusTable(buses)], 0, _ => { }));

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

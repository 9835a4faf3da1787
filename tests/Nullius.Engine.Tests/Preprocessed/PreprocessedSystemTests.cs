using Nullius.Constraints;
using Nullius.Fields;
using Xunit;

namespace Nullius.Engine.Tests.Preprocessed;

/// <summary>Which tables with preprocessed columns a system takes, and when their multiplicities prove what they should (Spec §3.1, §3.4).</summary>
public sealed class PreprocessedSystemTests
{
    private static readonly Bus Wires = new("wires", 1, BusKind.Wire, 1);

    [Fact]
    public void ColumnsOfTheWitnessComeFirst()
    {
        ConstraintSystem system = WiredSystem.Create(7, unusedWitness: 2, unusedPreprocessed: 4);
        Table gate = system.Tables[^1].Table;
        Assert.Equal((15, 5, 10), (gate.Width, gate.WitnessWidth, gate.PreprocessedCount));
        Assert.Equal((20, 12), (system.ColumnCount, system.PreprocessedCount));
        Assert.Equal("left address", gate.Columns[gate.WitnessWidth]);
    }

    [Fact]
    public void AValidWitnessHasNoViolation()
    {
        ConstraintSystem system = WiredSystem.Create(12);
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(system, 3);
        Assert.Empty(ConstraintChecker.Check(system, traces, publicValues, preprocessed: WiredSystem.Preprocess(system)));
        Assert.Throws<ArgumentNullException>(() => ConstraintChecker.Check(system, traces, publicValues));
    }

    [Fact]
    public void AWireThatCarriesAnotherValueIsUnbalanced()
    {
        ConstraintSystem system = WiredSystem.Create(12);
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(system, 3);
        traces[0][4, 0] += KoalaBear.One;
        Assert.Equal(
            ["bus wires(4, 6): unbalanced by -2, last touched by gate[4]", "bus wires(4, 7): unbalanced by +2, last touched by input[4]"],
            ConstraintChecker.Check(system, traces, publicValues, preprocessed: WiredSystem.Preprocess(system)).Order());
    }

    [Fact]
    public void RefusesAColumnOfTheWitnessAfterAPreprocessedOne() =>
        Assert.Throws<InvalidOperationException>(() => new MixedOrderTable());

    [Fact]
    public void RefusesPreprocessedColumnsWithoutAHeight()
    {
        AssertRefused(null, row => row.Wire(Wires, row[1], row[0]));
        AssertRefused(0, row => row.Wire(Wires, row[1], row[0]));
        AssertRefused(-3, row => row.Wire(Wires, row[1], row[0]));
        Assert.Equal(1, Create(1, row => row.Wire(Wires, row[1], row[0])).InteractionCount);
    }

    [Fact]
    public void RefusesMultiplicitiesOfWiresThatTheKeyDoesNotFix()
    {
        AssertRefused(4, row => row.Wire(Wires, row[0], row[1]));
        AssertRefused(4, row => row.Wire(Wires, row[1] * row[0], row[1]));
        AssertRefused(4, row => row.Wire(Wires, TableBuilder.Fixed(0), row[1]));
        Assert.Equal(1, Create(4, row => row.Wire(Wires, row[1] - (2 * row[1] * row[1]), row[0])).InteractionCount);
    }

    [Fact]
    public void RefusesMultiplicitiesOfWiresThatTheZeroRowHas() => AssertRefused(4, row => row.Wire(Wires, row[1] + 1, row[0]));

    [Fact]
    public void RefusesWiresOnOtherBusesAndOthersOnWires()
    {
        Assert.Throws<ArgumentException>(() => Create(4, row => row.Wire(new Bus("values", 1, BusKind.Lookup, 1), row[1], row[0])));
        Assert.Throws<ArgumentException>(() => Create(4, row => row.Wire(new Bus("sent", 1, BusKind.Multiset, 1), row[1], row[0])));
        Assert.Throws<ArgumentException>(() => Create(4, row => row.Send(Wires, row[1], row[0])));
        Assert.Throws<ArgumentException>(() => Create(4, row => row.Lookup(Wires, row[1], row[0])));
        Assert.Throws<ArgumentException>(() => Create(4, row => row.Provide(Wires, row[1], row[0])));
    }

    [Fact]
    public void FixedColumnsTakeAPowerOfTwo()
    {
        AssertRefused(3, row => row.Wire(Wires, row[1], TableBuilder.Fixed(0)), hasFixedColumn: true);
        Assert.Equal(1, Create(4, row => row.Wire(Wires, row[1], TableBuilder.Fixed(0)), hasFixedColumn: true).InteractionCount);
    }

    [Theory]
    [InlineData(0, 0u, 0u)]
    [InlineData(3, KoalaBear.Modulus - 7, 4u)]
    [InlineData(0, (KoalaBear.Modulus - 1) / 2, (KoalaBear.Modulus + 1) / 2)]
    [InlineData(1, (KoalaBear.Modulus - 1) / 2, (KoalaBear.Modulus + 3) / 2)]
    public void AcceptsMultiplicitiesOfWiresThatCannotWrap(int boundaryTerms, uint first, uint second) =>
        Filled(boundaryTerms, first, second).CheckCounts();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RefusesMultiplicitiesOfWiresThatCouldWrap(int boundaryTerms)
    {
        // (p − 1)/2 and its negative reach p − 1: a term more, of whatever sign, could make a false sum vanish.
        PreprocessedTables tables = Filled(boundaryTerms, (KoalaBear.Modulus - 1) / 2, (KoalaBear.Modulus + 1) / 2);
        Assert.Throws<InvalidOperationException>(tables.CheckCounts);
    }

    [Fact]
    public void WiresAreNotCountedByRows()
    {
        ConstraintSystem system = Create(1, row =>
        {
            for (int index = 0; index < 200; index++)
                row.Wire(Wires, row[1], index);
        });
        system.CheckCounts(25);
        Assert.Equal(200, system.InteractionCount);
    }

    private static PreprocessedTables Filled(int boundaryTerms, uint first, uint second)
    {
        var tables = new PreprocessedTables(Create(2, row => row.Wire(Wires, row[1], row[0]), boundary =>
        {
            for (int index = 0; index < boundaryTerms; index++)
                boundary.Receive(Wires, 0);
        }));
        tables[0][0, 1] = KoalaBear.FromCanonical(first);
        tables[0][1, 1] = KoalaBear.FromCanonical(second);
        return tables;
    }

    private static void AssertRefused(int? height, Action<TableBuilder> define, bool hasFixedColumn = false) =>
        Assert.Throws<InvalidOperationException>(() => Create(height, define, hasFixedColumn: hasFixedColumn));

    private static ConstraintSystem Create(
        int? height, Action<TableBuilder> define, Action<BoundaryBuilder>? boundary = null, bool hasFixedColumn = false) =>
        new("system", [new AnyTable(height, define, hasFixedColumn)], 0, boundary ?? (_ => { }));

    private sealed class AnyTable : Table
    {
        private readonly Action<TableBuilder> _define;

        public AnyTable(int? height, Action<TableBuilder> define, bool hasFixedColumn)
            : base("table")
        {
            _define = define;
            FixedHeight = height;
            Column("cell");
            Preprocessed("multiplicity");
            if (hasFixedColumn)
                Fixed(new ConstantColumn());
        }

        public override void Define(TableBuilder row) => _define(row);
    }

    private sealed class MixedOrderTable : Table
    {
        public MixedOrderTable()
            : base("mixed")
        {
            Preprocessed("first");
            Column("second");
        }

        public override void Define(TableBuilder row)
        {
        }
    }
}

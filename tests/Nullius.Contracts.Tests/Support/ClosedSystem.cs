using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Contracts.Tests.Support;

/// <summary>
/// A system without preprocessed columns and without public values: a ring of steps on a multiset bus, a lookup, constraints of all degrees, tuples
/// that do not vanish on the zero row, repeated and constant subexpressions.
/// </summary>
internal static class ClosedSystem
{
    private const int Steps = 5;
    private const int Entries = 7;

    private static readonly Bus Chain = new("chain", 1, BusKind.Multiset, 2);
    private static readonly Bus Squares = new("squares", 200, BusKind.Lookup, 3);

    public static ConstraintSystem Create() => new("closed", [new StepTable(), new EntryTable()], 0, _ => { });

    /// <summary>A valid witness.</summary>
    public static TableTrace[] Witness(ConstraintSystem system)
    {
        var steps = new TableTrace(system.Tables[0].Table, Steps);
        var entries = new TableTrace(system.Tables[1].Table, Entries);
        for (int row = 0; row < Steps; row++)
        {
            steps[row, 0] = Element(row);
            steps[row, 1] = Element((row + 1) % Steps);
            steps[row, 2] = KoalaBear.One;
            steps[row, 3] = Element(row * row * row);
        }

        for (int row = 0; row < Entries; row++)
        {
            entries[row, 0] = row < Steps ? KoalaBear.One : KoalaBear.Zero;
            entries[row, 1] = Element(row);
            entries[row, 2] = Element(row * row);
        }

        return [steps, entries];
    }

    private static KoalaBear Element(int value) => KoalaBear.FromCanonical((uint)value);

    private sealed class StepTable : Table
    {
        private readonly int _position;
        private readonly int _next;
        private readonly int _real;
        private readonly int _cube;

        public StepTable()
            : base("step")
        {
            FixedHeight = Steps;
            _position = Column("position");
            _next = Column("next");
            _real = Column("real");
            _cube = Column("cube");
        }

        public override void Define(TableBuilder row)
        {
            Expression square = row[_position] * row[_position];
            row.AssertEqual("cube", row[_cube], square * row[_position]);
            row.AssertZero("rows that are not real are zero", (1 - row[_real]) * (row[_position] + (3 * row[_next])));
            row.Receive(Chain, row[_real], row[_position] + 7, 5);
            row.Send(Chain, row[_real], row[_next] + 7, 5);
            row.Lookup(Squares, row[_real], row[_position], row[_position] * row[_position], Expression.FromCanonical(3) * 4);
        }
    }

    private sealed class EntryTable : Table
    {
        private readonly int _count;
        private readonly int _value;
        private readonly int _square;

        public EntryTable()
            : base("entry")
        {
            FixedHeight = Entries;
            _count = Column("count");
            _value = Column("value");
            _square = Column("square");
        }

        public override void Define(TableBuilder row)
        {
            row.AssertEqual("square", row[_square], row[_value] * row[_value]);
            row.Provide(Squares, row[_count], row[_value], row[_square], 12);
        }
    }
}

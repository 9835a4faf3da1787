using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Contracts.Tests.Support;

/// <summary>
/// A table of preprocessed columns alone, whose values another table reads by wires; a table without columns of either kind between them; terms of the
/// statement in both directions on two buses.
/// </summary>
internal static class ConstantsSystem
{
    private const int Values = 6;
    private const int Readers = 3;

    private static readonly Bus Wires = new("wires", 4, BusKind.Wire, 2);
    private static readonly Bus Sums = new("sums", 5, BusKind.Multiset, 2);

    public static ConstraintSystem Create() => new(
        "constants",
        [new ValueTable(), new EmptyTable(), new ReaderTable()],
        3,
        boundary =>
        {
            boundary.Receive(Wires, Values, BoundaryBuilder.Public(0));
            for (int row = 0; row < Readers; row++)
                boundary.Receive(Sums, 17, BoundaryBuilder.Public(1));
            boundary.Send(Sums, BoundaryBuilder.Public(2), 17);
            boundary.Receive(Sums, BoundaryBuilder.Public(2), 17);
        });

    /// <summary>Address a holds 10·a; the readers read 1, 2, 3, the statement the last.</summary>
    public static PreprocessedTables Preprocess(ConstraintSystem system)
    {
        var tables = new PreprocessedTables(system);
        for (int row = 0; row < Values; row++)
        {
            tables[0][row, 0] = Element(row + 1);
            tables[0][row, 1] = Element(10 * (row + 1));
            tables[0][row, 2] = Element(row < Readers || row + 1 == Values ? 1 : 0);
        }

        for (int row = 0; row < Readers; row++)
        {
            tables[2][row, 1] = Element(row + 1);
            tables[2][row, 2] = KoalaBear.One;
        }

        return tables;
    }

    /// <summary>Each reader sends what its value leaves to 42.</summary>
    public static (TableTrace[] Traces, KoalaBear[] PublicValues) Witness(ConstraintSystem system)
    {
        TableTrace[] traces =
        [
            new(system.Tables[0].Table, Values), new(system.Tables[1].Table, 1), new(system.Tables[2].Table, Readers),
        ];
        for (int row = 0; row < Readers; row++)
            traces[2][row, 0] = Element(10 * (row + 1));
        return (traces, [Element(10 * Values), Element(42), Element(9)]);
    }

    private static KoalaBear Element(int value) => KoalaBear.FromCanonical((uint)value);

    private sealed class ValueTable : Table
    {
        private readonly int _address;
        private readonly int _value;
        private readonly int _uses;

        public ValueTable()
            : base("value")
        {
            FixedHeight = Values;
            _address = Preprocessed("address");
            _value = Preprocessed("value");
            _uses = Preprocessed("uses");
        }

        public override void Define(TableBuilder row) => row.Wire(Wires, row[_uses], row[_address], row[_value]);
    }

    private sealed class EmptyTable : Table
    {
        public EmptyTable()
            : base("empty") => FixedHeight = 1;

        public override void Define(TableBuilder row) => row.AssertZero("nothing", 0);
    }

    private sealed class ReaderTable : Table
    {
        private readonly int _value;
        private readonly int _address;
        private readonly int _real;

        public ReaderTable()
            : base("reader")
        {
            FixedHeight = Readers;
            _value = Column("value");
            _address = Preprocessed("address");
            _real = Preprocessed("real");
        }

        public override void Define(TableBuilder row)
        {
            row.Wire(Wires, -row[_real], row[_address], row[_value]);
            row.Send(Sums, row[_real], 17, row[_value] + (42 - (row[_value] * row[_real])));
        }
    }
}

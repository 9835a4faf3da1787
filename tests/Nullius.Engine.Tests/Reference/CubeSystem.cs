using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Engine.Tests.Reference;

/// <summary>
/// A small system with everything an engine must handle: a chain over a multiset bus, cubes (degree 3), a range lookup into a table of fixed height, a
/// conditional interaction, a table that may be empty. The statement: the chain goes from 0 to the number of its rows.
/// </summary>
internal static class CubeSystem
{
    public static readonly Bus Chain = new("chain", 1, BusKind.Multiset, 1);
    public static readonly Bus Range = new("range", 2, BusKind.Lookup, 1);

    public static ConstraintSystem Create() => new(
        "cubes",
        [new CubeTable(), new RangeTable(), new SkipTable()],
        1,
        boundary =>
        {
            boundary.Send(Chain, 0);
            boundary.Receive(Chain, BoundaryBuilder.Public(0));
        });

    /// <summary>A valid witness with that many rows in the chain, of which <paramref name="skips"/> go through the skip table.</summary>
    public static (TableTrace[] Traces, KoalaBear[] PublicValues) Witness(ConstraintSystem system, int rows, int skips)
    {
        var cubes = new TableTrace(system.Tables[0].Table, rows - skips);
        var range = new TableTrace(system.Tables[1].Table, 16);
        var skip = new TableTrace(system.Tables[2].Table, skips);
        for (int row = 0; row < rows - skips; row++)
        {
            uint value = (uint)(row * 7) % 16;
            cubes[row, 0] = KoalaBear.FromCanonical((uint)row);
            cubes[row, 1] = KoalaBear.FromCanonical(value);
            cubes[row, 2] = KoalaBear.FromCanonical(value * value * value);
            cubes[row, 3] = KoalaBear.One;
            cubes[row, 4] = KoalaBear.FromCanonical((uint)row & 1);
            if ((row & 1) == 1)
                range[(int)value, 0] += KoalaBear.One;
        }

        for (int row = 0; row < skips; row++)
        {
            skip[row, 0] = KoalaBear.FromCanonical((uint)(rows - skips + row));
            skip[row, 1] = KoalaBear.One;
        }

        return ([cubes, range, skip], [KoalaBear.FromCanonical((uint)rows)]);
    }

    private sealed class CubeTable : Table
    {
        private readonly int _position;
        private readonly int _value;
        private readonly int _cube;
        private readonly int _real;
        private readonly int _checked;

        public CubeTable()
            : base("cube")
        {
            _position = Column("position");
            _value = Column("value");
            _cube = Column("cube");
            _real = Column("real");
            _checked = Column("checked");
        }

        public override void Define(TableBuilder row)
        {
            row.AssertEqual("cube", row[_cube], row[_value] * row[_value] * row[_value]);
            row.AssertZero("checked rows are real", row[_checked] * (row[_real] - 1));
            row.Receive(Chain, row[_real], row[_position]);
            row.Send(Chain, row[_real], row[_position] + row[_real]);
            row.Lookup(Range, row[_checked], row[_value]);
        }
    }

    private sealed class RangeTable : Table
    {
        private readonly int _count;
        private readonly int _index;
        private readonly int _real;

        public RangeTable()
            : base("range")
        {
            FixedHeight = 16;
            _count = Column("count");
            _index = Fixed(new RowBitsColumn(0, 4));
            _real = Fixed(new ConstantColumn());
        }

        public override void Define(TableBuilder row) =>
            row.Provide(Range, row[_count] * TableBuilder.Fixed(_real), TableBuilder.Fixed(_index));
    }

    private sealed class SkipTable : Table
    {
        private readonly int _position;
        private readonly int _real;

        public SkipTable()
            : base("skip")
        {
            _position = Column("position");
            _real = Column("real");
        }

        public override void Define(TableBuilder row)
        {
            row.Receive(Chain, row[_real], row[_position]);
            row.Send(Chain, row[_real], row[_position] + 1);
        }
    }
}

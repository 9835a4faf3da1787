using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Engine.Tests;

/// <summary>
/// A system of tables of any heights: wide rows with constraints of all degrees, tuples with constants, products and repeated columns, byte lookups,
/// and a multiset bus on which each row of one table meets a row of another.
/// </summary>
internal static class MixedSystem
{
    private static readonly Bus Bytes = new("bytes", 1, BusKind.Lookup, 2);
    private static readonly Bus Products = new("products", 7, BusKind.Multiset, 4);

    public static ConstraintSystem Create(int width = 6) => new(
        "mixed",
        [new ProductTable(width), new ByteTable(), new ReceiverTable(), new IdleTable()],
        2,
        boundary =>
        {
            boundary.Send(Products, 1, BoundaryBuilder.Public(0), 3, BoundaryBuilder.Public(0) * BoundaryBuilder.Public(1));
            boundary.Receive(Products, 1, BoundaryBuilder.Public(0), 3, BoundaryBuilder.Public(1) * BoundaryBuilder.Public(0));
        });

    /// <summary>A valid witness with <paramref name="rows"/> products.</summary>
    public static (TableTrace[] Traces, KoalaBear[] PublicValues) Witness(ConstraintSystem system, int rows)
    {
        var products = new TableTrace(system.Tables[0].Table, rows);
        var bytes = new TableTrace(system.Tables[1].Table, 1 << ByteTable.LogHeight);
        var receivers = new TableTrace(system.Tables[2].Table, rows);
        var idle = new TableTrace(system.Tables[3].Table, 0);
        int width = products.Table.Width - ProductTable.OtherColumns;
        uint random = 1;
        for (int row = 0; row < rows; row++)
        {
            KoalaBear product = KoalaBear.One;
            for (int column = 0; column < width; column++)
            {
                random = (random * 1_664_525) + 1_013_904_223;
                uint value = random >> (32 - ByteTable.LogHeight);
                products[row, column] = KoalaBear.FromCanonical(value);
                bytes[(int)value, 0] += KoalaBear.One;
                if (column < 3)
                    product *= products[row, column];
            }

            products[row, width] = product;
            products[row, width + 1] = KoalaBear.One;
            receivers[row, 0] = product;
            receivers[row, 1] = products[row, 0];
            receivers[row, 2] = products[row, 1];
            receivers[row, 3] = KoalaBear.One;
        }

        return ([products, bytes, receivers, idle], [KoalaBear.FromCanonical(11), KoalaBear.FromCanonical(KoalaBear.Modulus - 1)]);
    }

    private sealed class ProductTable : Table
    {
        public const int OtherColumns = 2;

        private readonly ColumnRange _factors;
        private readonly int _product;
        private readonly int _real;

        public ProductTable(int width)
            : base("product")
        {
            _factors = Column("factor", width);
            _product = Column("product");
            _real = Column("real");
        }

        public override void Define(TableBuilder row)
        {
            row.AssertEqual("product", row[_product], row[_factors, 0] * row[_factors, 1] * row[_factors, 2]);
            row.AssertZero("factors of rows that are not real are zero", (1 - row[_real]) * row[_factors, 1] * (row[_factors, 0] + 5));
            for (int index = 0; index < _factors.Count; index++)
                row.Lookup(Bytes, row[_real], row[_factors, index], row[_factors, index] + 1);
            row.Send(Products, row[_real], row[_product], row[_factors, 0], 3, row[_factors, 1] * row[_factors, 0]);
        }
    }

    private sealed class ByteTable : Table
    {
        public const int LogHeight = 4;

        private readonly int _count;
        private readonly int _value;
        private readonly int _real;

        public ByteTable()
            : base("byte")
        {
            FixedHeight = 1 << LogHeight;
            _count = Column("count");
            _value = Fixed(new RowBitsColumn(0, LogHeight));
            _real = Fixed(new ConstantColumn());
        }

        public override void Define(TableBuilder row) => row.Provide(
            Bytes, row[_count] * TableBuilder.Fixed(_real), TableBuilder.Fixed(_value), TableBuilder.Fixed(_value) + TableBuilder.Fixed(_real));
    }

    private sealed class ReceiverTable : Table
    {
        private readonly int _product;
        private readonly ColumnRange _factors;
        private readonly int _real;

        public ReceiverTable()
            : base("receiver")
        {
            _product = Column("product");
            _factors = Column("factor", 2);
            _real = Column("real");
        }

        public override void Define(TableBuilder row) =>
            row.Receive(Products, row[_real], row[_product], row[_factors, 0], 3, row[_factors, 0] * row[_factors, 1]);
    }

    private sealed class IdleTable : Table
    {
        private readonly ColumnRange _columns;

        public IdleTable()
            : base("idle") => _columns = Column("column", 3);

        public override void Define(TableBuilder row)
        {
            row.AssertZero("square", (row[_columns, 0] * row[_columns, 0]) - row[_columns, 1]);
            row.Receive(Products, row[_columns, 2], row[_columns, 0], 9, 3, row[_columns, 1]);
            row.Send(Products, row[_columns, 2], row[_columns, 0], 9, 3, row[_columns, 1]);
        }
    }
}

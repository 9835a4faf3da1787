using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Provides (a, b, a AND b) for all bytes; the row is a + 256·b (Spec §6.5.2).</summary>
public sealed class BytesTable : Table
{
    public const int LogHeight = 16;

    private readonly int _real;
    private readonly int _left;
    private readonly int _right;
    private readonly int _and;

    public BytesTable()
        : base("bytes")
    {
        FixedHeight = 1 << LogHeight;
        _real = Fixed(new ConstantColumn());
        _left = Fixed(new RowBitsColumn(0, 8));
        _right = Fixed(new RowBitsColumn(8, 8));
        _and = Fixed(new RowAndColumn(0, 8, 8));
        Multiplicity = Column("multiplicity");
    }

    /// <summary>How often the row's tuple is looked up.</summary>
    public int Multiplicity { get; }

    /// <summary>The row of a pair of bytes.</summary>
    public static int Row(int left, int right) => left | (right << 8);

    public override void Define(TableBuilder row) => row.Provide(
        Buses.Bytes,
        row[Multiplicity] * TableBuilder.Fixed(_real),
        TableBuilder.Fixed(_left),
        TableBuilder.Fixed(_right),
        TableBuilder.Fixed(_and));
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Provides every integer below 2^16 (Spec §6.5.1).</summary>
public sealed class Range16Table : Table
{
    public const int LogHeight = 16;

    private readonly int _real;
    private readonly int _value;

    public Range16Table()
        : base("range16")
    {
        FixedHeight = 1 << LogHeight;
        _real = Fixed(new ConstantColumn());
        _value = Fixed(new RowBitsColumn(0, 16));
        Multiplicity = Column("multiplicity");
    }

    /// <summary>How often the row's value is looked up.</summary>
    public int Multiplicity { get; }

    public override void Define(TableBuilder row) =>
        row.Provide(Buses.Range16, row[Multiplicity] * TableBuilder.Fixed(_real), TableBuilder.Fixed(_value));
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Provides (n, 2^n, x) for all x &lt; 2^n and n ≤ 16; the row is 2^n + x (Spec §6.5.3).</summary>
public sealed class BitsTable : Table
{
    public const int LogHeight = 17;

    private readonly int _real;
    private readonly int _bits;
    private readonly int _power;
    private readonly int _value;

    public BitsTable()
        : base("bits")
    {
        FixedHeight = 1 << LogHeight;
        _real = Fixed(new ConstantColumn());
        _bits = Fixed(new LeadingBitColumn(LogHeight, LeadingBitPart.Position));
        _power = Fixed(new LeadingBitColumn(LogHeight, LeadingBitPart.Power));
        _value = Fixed(new LeadingBitColumn(LogHeight, LeadingBitPart.Remainder));
        Multiplicity = Column("multiplicity");
    }

    /// <summary>How often the row's tuple is looked up.</summary>
    public int Multiplicity { get; }

    /// <summary>The row of a value of <paramref name="bits"/> bits.</summary>
    public static int Row(int bits, int value) => (1 << bits) + value;

    public override void Define(TableBuilder row) => row.Provide(
        Buses.Bits,
        row[Multiplicity] * TableBuilder.Fixed(_real),
        TableBuilder.Fixed(_bits),
        TableBuilder.Fixed(_power),
        TableBuilder.Fixed(_value));
}

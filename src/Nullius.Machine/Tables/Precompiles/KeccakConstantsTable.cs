using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The round constants of Keccak-f, 24 of 32 fixed rows.</summary>
/// <remarks>Spec §6.24.</remarks>
public sealed class KeccakConstantsTable : Table
{
    public const int LogHeight = 5;

    private readonly int _real;
    private readonly int[] _tuple = new int[1 + KeccakLayout.ConstantBits];

    public KeccakConstantsTable()
        : base("keccak constants")
    {
        FixedHeight = 1 << LogHeight;
        _real = Fixed(new ExplicitColumn(Values(_ => 1)));
        _tuple[0] = Fixed(new RowBitsColumn(0, LogHeight));
        for (int bit = 0; bit < KeccakLayout.ConstantBits; bit++)
            _tuple[1 + bit] = Fixed(new ExplicitColumn(Values(round => KeccakLayout.ConstantBit(round, bit))));
        Multiplicity = Column("multiplicity");
    }

    /// <summary>How often the row is looked up.</summary>
    public int Multiplicity { get; }

    public override void Define(TableBuilder row)
    {
        var tuple = new Expression[_tuple.Length];
        for (int index = 0; index < tuple.Length; index++)
            tuple[index] = TableBuilder.Fixed(_tuple[index]);
        row.Provide(Buses.KeccakConstants, row[Multiplicity] * TableBuilder.Fixed(_real), tuple);
    }

    private static uint[] Values(Func<int, uint> value) =>
        [.. Enumerable.Range(0, 1 << LogHeight).Select(round => round < KeccakLayout.Rounds ? value(round) : 0)];
}

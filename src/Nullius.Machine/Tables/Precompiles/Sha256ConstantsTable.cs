using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Sixteen fixed rows: what a step of four rounds of SHA-256 needs to know about its place.</summary>
/// <remarks>Spec §6.23.</remarks>
public sealed class Sha256ConstantsTable : Table
{
    public const int LogHeight = 4;

    /// <summary>Flag i is 1 in the steps from i + 1 on.</summary>
    public const int Flags = 4;

    private const int StepRounds = 4;

    private readonly int _real;
    private readonly int[] _tuple = new int[1 + Flags + (2 * StepRounds)];

    public Sha256ConstantsTable()
        : base("sha256 constants")
    {
        FixedHeight = 1 << LogHeight;
        _real = Fixed(new ConstantColumn());
        _tuple[0] = Fixed(new RowBitsColumn(0, LogHeight));
        for (int flag = 0; flag < Flags; flag++)
            _tuple[1 + flag] = Fixed(new ExplicitColumn(Values(step => step > flag ? 1u : 0u)));
        for (int round = 0; round < StepRounds; round++)
        {
            _tuple[1 + Flags + (2 * round)] = Fixed(new ExplicitColumn(Values(step => Constant(step, round) & 0xFFFF)));
            _tuple[2 + Flags + (2 * round)] = Fixed(new ExplicitColumn(Values(step => Constant(step, round) >> 16)));
        }

        Multiplicity = Column("multiplicity");
    }

    /// <summary>How often the row is looked up.</summary>
    public int Multiplicity { get; }

    public override void Define(TableBuilder row)
    {
        var tuple = new Expression[_tuple.Length];
        for (int index = 0; index < tuple.Length; index++)
            tuple[index] = TableBuilder.Fixed(_tuple[index]);
        row.Provide(Buses.Sha256Constants, row[Multiplicity] * TableBuilder.Fixed(_real), tuple);
    }

    private static uint Constant(int step, int round) => Sha256Constants.RoundConstants[(StepRounds * step) + round];

    private static uint[] Values(Func<int, uint> value) => [.. Enumerable.Range(0, 1 << LogHeight).Select(value)];
}

using Xunit;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>
/// Judges alterations of single rows. The multiplicities of the fixed tables count as recomputed: a lookup holds if some row of
/// its provider has the tuple. Tokens sent may change, because later rows could follow; tokens received may not.
/// </summary>
internal sealed class RowJudge
{
    private readonly CompiledTable _table;
    private readonly HashSet<string> _program;
    private readonly KoalaBear[] _values;
    private readonly KoalaBear[] _row;
    private string _received = "";
    private string _sent = "";

    public RowJudge(CompiledTable table, SegmentTrace segment)
    {
        _table = table;
        _program = [.. segment.Instructions.ToArray().Select(use => string.Join(",", StandInTraces.ProgramTuple(use)))];
        _values = new KoalaBear[table.Tape.Length];
        _row = new KoalaBear[table.Table.Width];
    }

    /// <summary>Takes a valid row as the one to alter.</summary>
    public void Load(TableTrace trace, int row)
    {
        for (int column = 0; column < _row.Length; column++)
            _row[column] = trace[row, column];
        Assert.True(Evaluate());
        (_received, _sent) = Tokens();
    }

    public KoalaBear this[int column]
    {
        get => _row[column];
        set => _row[column] = value;
    }

    /// <summary>Sets consecutive cells to the 16-bit limbs of a value.</summary>
    public void SetLimbs(ColumnRange columns, ulong value)
    {
        for (int limb = 0; limb < 4; limb++)
            _row[columns[limb]] = KoalaBear.FromCanonical((ushort)(value >> (16 * limb)));
    }

    /// <summary>Sets a cell to an integer.</summary>
    public void Set(int column, uint value) => _row[column] = KoalaBear.FromCanonical(value);

    /// <summary>The 64-bit value of four consecutive cells.</summary>
    public ulong Value(ColumnRange columns)
    {
        ulong value = 0;
        for (int limb = 3; limb >= 0; limb--)
            value = (value << 16) | _row[columns[limb]].ToCanonical();
        return value;
    }

    /// <summary>Whether constraints and lookups hold, whatever the tokens.</summary>
    public bool Holds() => Evaluate();

    public RowVerdict Judge()
    {
        if (!Evaluate())
            return RowVerdict.Rejected;
        (string received, string sent) = Tokens();
        return received != _received ? RowVerdict.Rejected : sent == _sent ? RowVerdict.Harmless : RowVerdict.OtherOutcome;
    }

    private bool Evaluate()
    {
        _table.Tape.Evaluate<KoalaBear>(_row, [], [], _values);
        foreach (CompiledConstraint constraint in _table.Constraints)
        {
            if (!_values[constraint.Step].IsZero)
                return false;
        }

        foreach (CompiledInteraction interaction in _table.Interactions)
        {
            if (interaction.Bus.Kind == BusKind.Lookup && !_values[interaction.Multiplicity].IsZero && !IsProvided(interaction))
                return false;
        }

        return true;
    }

    private bool IsProvided(CompiledInteraction interaction)
    {
        uint Element(int index) => _values[interaction.Tuple[index]].ToCanonical();
        if (interaction.Bus == Buses.Range16)
            return Element(0) < 1 << 16;
        if (interaction.Bus == Buses.Bytes)
            return Element(0) < 256 && Element(1) < 256 && Element(2) == (Element(0) & Element(1));
        if (interaction.Bus == Buses.Bits)
            return Element(0) <= 16 && Element(1) == 1u << (int)Element(0) && Element(2) < Element(1);
        return _program.Contains(Tuple(interaction));
    }

    private (string Received, string Sent) Tokens()
    {
        string Of(Func<CompiledInteraction, bool> filter) => string.Join(
            ";",
            _table.Interactions
                .Where(interaction => !_values[interaction.Multiplicity].IsZero && filter(interaction))
                .Select(interaction => $"{interaction.Bus.Name}({Tuple(interaction)})"));
        return (
            Of(interaction => interaction.Bus == Buses.Program || (interaction.Bus.Kind == BusKind.Multiset && !interaction.IsSend)),
            Of(interaction => interaction.Bus.Kind == BusKind.Multiset && interaction.IsSend));
    }

    private string Tuple(CompiledInteraction interaction) => string.Join(",", interaction.Tuple.Select(step => _values[step].ToCanonical()));
}

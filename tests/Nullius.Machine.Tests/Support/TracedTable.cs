using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Tracing;

namespace Nullius.Machine.Tests;

/// <summary>A table with a trace, to check and to tamper with.</summary>
internal sealed class TracedTable
{
    private readonly KoalaBear[] _fixed;
    private readonly KoalaBear[] _values;

    public TracedTable(TableTrace trace)
    {
        Trace = trace;
        Compiled = new ConstraintSystem(trace.Table.Name, [trace.Table], 0, _ => { }).Tables[0];
        _fixed = new KoalaBear[trace.Table.FixedColumns.Count];
        _values = new KoalaBear[Compiled.Tape.Length];
    }

    public TableTrace Trace { get; }

    public CompiledTable Compiled { get; }

    public int Width => Trace.Table.Width;

    /// <summary>A copy of a row.</summary>
    public KoalaBear[] Row(int row) => [.. Enumerable.Range(0, Width).Select(column => Trace[row, column])];

    /// <summary>The names of the violated constraints of every row; contributions go to the balance.</summary>
    public List<string> Check(Balance balance)
    {
        var violations = new List<string>();
        for (int row = 0; row < Trace.Height; row++)
            violations.AddRange(CheckRow(row, Row(row), balance).Select(name => $"{Trace.Table.Name}[{row}]: {name}"));
        return violations;
    }

    /// <summary>The names of the constraints that a row violates in the place of row <paramref name="row"/>.</summary>
    public List<string> CheckRow(int row, KoalaBear[] cells, Balance balance)
    {
        for (int column = 0; column < _fixed.Length; column++)
            _fixed[column] = KoalaBear.FromCanonical(Trace.Table.FixedColumns[column].Value(row));
        Compiled.Tape.Evaluate(cells, _fixed, [], _values);
        balance.Add(Compiled, _values);
        return [.. Compiled.Constraints.Where(constraint => !_values[constraint.Step].IsZero).Select(constraint => constraint.Name)];
    }

    /// <summary>Counts the range checks of a row.</summary>
    public void CountRangeChecks(int row, LookupCounts counts)
    {
        CheckRow(row, Row(row), new Balance());
        foreach (CompiledInteraction interaction in Compiled.Interactions.Where(interaction => !_values[interaction.Multiplicity].IsZero))
        {
            uint value = _values[interaction.Tuple[^1]].ToCanonical();
            if (interaction.Bus == Buses.Range16)
                counts.Range16(value);
            else if (interaction.Bus == Buses.Bits)
                counts.Bits((int)_values[interaction.Tuple[0]].ToCanonical(), value);
        }
    }

    /// <summary>
    /// True when a row may replace row <paramref name="row"/> without anybody noticing: it violates nothing and contributes the same to
    /// every bus.
    /// </summary>
    public bool Accepts(int row, KoalaBear[] cells)
    {
        var honest = new Balance();
        CheckRow(row, Row(row), honest);
        var forged = new Balance();
        return CheckRow(row, cells, forged).Count == 0
            && forged.OutOfRange.Count == 0
            && forged.Unbalanced.SequenceEqual(honest.Unbalanced);
    }
}

using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>A constraint system together with a shape: everything that fixes the verifier's control flow.</summary>
public sealed class VerifyingKey
{
    /// <summary>The label that every proof begins with (Spec §4.2.1).</summary>
    public static ReadOnlySpan<byte> Label => "nullius/v1"u8;

    public VerifyingKey(ConstraintSystem system, Shape shape)
    {
        System = system;
        Shape = shape;
        Layout = new DenseLayout(system);
        system.CheckCounts(shape.RowVariables);
        foreach (CompiledTable table in system.Tables)
        {
            if (table.Table.LogFixedHeight > LogHeightMax(table.Table) || LogHeightMax(table.Table) < 0)
                throw new ArgumentException($"table {table.Table.Name} does not fit shape {shape.Name}", nameof(shape));
        }

        List<uint> preamble = [.. shape.ToTranscript(), .. SystemDigest.Compute(system)];
        Preamble = preamble;
        ZeroRowTuples = [.. system.Tables.SelectMany(TuplesOfZeroRow)];
    }

    public ConstraintSystem System { get; }

    public Shape Shape { get; }

    public DenseLayout Layout { get; }

    /// <summary>The parameters and the digest of the system, as the transcript absorbs them (Spec §4.2.2).</summary>
    public IReadOnlyList<uint> Preamble { get; }

    /// <summary>For each interaction of all tables, the elements of its tuple on the zero row (Spec §4.4.1).</summary>
    public IReadOnlyList<IReadOnlyList<uint>> ZeroRowTuples { get; }

    /// <summary>The logarithm of the greatest height of a table: its widest block must fit into the dense vector (Spec §4.2.4).</summary>
    public int LogHeightMax(Table table) =>
        Math.Min(Shape.RowVariables, Shape.CellVariables - DenseLayout.LogWidthMax(table));

    /// <summary>The number of variables of the leaves of the LogUp tree.</summary>
    public int LeafVariables => System.LogInteractions + Shape.RowVariables;

    private static IEnumerable<IReadOnlyList<uint>> TuplesOfZeroRow(CompiledTable table)
    {
        var values = new KoalaBear[table.Tape.Length];
        table.Tape.Evaluate(new KoalaBear[table.Table.Width], new KoalaBear[table.Table.FixedColumns.Count], [], values);
        return table.Interactions.Select(IReadOnlyList<uint> (interaction) =>
            [.. interaction.Tuple.Select(step => values[step].ToCanonical())]);
    }
}

using System.Numerics;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>A constraint system together with a shape: everything that fixes the verifier's control flow.</summary>
public sealed class VerifyingKey
{
    public VerifyingKey(ConstraintSystem system, Shape shape)
    {
        System = system;
        Shape = shape;
        Layout = new DenseLayout(system, shape.WitnessStart);
        system.CheckCounts(shape.RowVariables);
        CheckTables();
        CheckPreprocessed();

        if (shape.Suite == HashSuite.Poseidon2 && (shape.PreprocessedCapHeight > 0 || shape.Opening.Rounds.Any(round => round.CapHeight > 0)))
            throw new ArgumentException($"shape {shape.Name} has caps, which its suite has not", nameof(shape));

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

    /// <summary>
    /// R_t: a table has at most 2^R_t rows. If its height is not fixed, its widest block must fit into the dense vector (Spec §4.2.4).
    /// </summary>
    public int LogHeightMax(Table table) => table.FixedHeight is { } height
        ? BitOperations.Log2((2 * (uint)height) - 1)
        : Math.Min(Shape.RowVariables, Shape.CellVariables - DenseLayout.LogWidthMaxOf(table));

    /// <summary>The number of variables of the leaves of the LogUp tree.</summary>
    public int LeafVariables => System.LogInteractions + Shape.RowVariables;

    /// <summary>Requires room for every table, and for all tables of fixed height together.</summary>
    private void CheckTables()
    {
        long fixedCells = Layout.WitnessStart;
        foreach (CompiledTable table in System.Tables)
        {
            long height = table.Table.FixedHeight ?? 1;
            if (height > 1L << Shape.RowVariables || height << DenseLayout.LogWidthMaxOf(table.Table) > 1L << Shape.CellVariables)
                throw new ArgumentException($"table {table.Table.Name} does not fit shape {Shape.Name}");
            fixedCells += (long)DenseLayout.CellsOfRow(table.Table) * table.Table.FixedHeight.GetValueOrDefault();
        }

        if (fixedCells > 1L << Shape.CellVariables)
            throw new ArgumentException($"the tables of fixed height of {System.Name} do not fit shape {Shape.Name}");
    }

    /// <summary>Requires that the shape reserves chunks for the preprocessed cells, if there are any, and that they are enough (Spec §4.6.1).</summary>
    private void CheckPreprocessed()
    {
        int chunks = Shape.PreprocessedChunks;
        if (chunks % Shape.PreprocessedChunksUnit != 0 || chunks < 0 || chunks >= 1 << Shape.Opening.Rounds[0].FoldingFactor)
            throw new ArgumentException($"shape {Shape.Name} cannot reserve {chunks} chunks");
        if (Shape.PreprocessedCapHeight < 0 || Shape.PreprocessedCapHeight > (chunks > 0 ? Shape.Opening.LogDomain(0) : 0))
            throw new ArgumentException($"shape {Shape.Name} cannot have a preprocessed cap of height {Shape.PreprocessedCapHeight}");
        if (chunks > 0 != System.PreprocessedCount > 0)
            throw new ArgumentException($"shape {Shape.Name} reserves {chunks} chunks for {System.PreprocessedCount} preprocessed columns");
        if (Layout.PreprocessedCells > Layout.WitnessStart || Layout.WitnessStart % (1L << Layout.LogWidthMax) != 0)
            throw new ArgumentException($"the preprocessed columns of {System.Name} do not fit {chunks} chunks of shape {Shape.Name}");
    }

    private static IEnumerable<IReadOnlyList<uint>> TuplesOfZeroRow(CompiledTable table)
    {
        var values = new KoalaBear[table.Tape.Length];
        table.Tape.Evaluate(new KoalaBear[table.Table.Width], new KoalaBear[table.Table.FixedColumns.Count], [], values);
        return table.Interactions.Select(IReadOnlyList<uint> (interaction) =>
            [.. interaction.Tuple.Select(step => values[step].ToCanonical())]);
    }
}

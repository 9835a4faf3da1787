using System.Numerics;
using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>Tables, the buses between them, and what the statement contributes to the buses (Spec §3).</summary>
public sealed class ConstraintSystem
{
    /// <summary>The greatest degree of a constraint.</summary>
    public const int ConstraintDegreeMax = 3;

    /// <summary>The greatest degree of a multiplicity or of an element of a tuple.</summary>
    public const int InteractionDegreeMax = 2;

    /// <summary>Compiles and checks a system.</summary>
    /// <param name="name">Enters the digest of the verifying key.</param>
    /// <param name="tables">The tables, in the order in which heights and claims are given.</param>
    /// <param name="publicValueCount">The number of public values of a statement.</param>
    /// <param name="boundary">States the terms that the statement contributes.</param>
    public ConstraintSystem(string name, IReadOnlyList<Table> tables, int publicValueCount, Action<BoundaryBuilder> boundary)
    {
        Name = name;
        PublicValueCount = publicValueCount;
        Tables = [.. tables.Select(table => new CompiledTable(table))];
        Boundary = new CompiledBoundary(boundary);
        InteractionCount = Tables.Sum(table => table.Interactions.Count);
        if (InteractionCount == 0)
            throw new InvalidOperationException($"{name}: no table has an interaction, and the LogUp tree has no leaf");
        ColumnCount = Tables.Sum(table => table.Table.Width);
        PreprocessedCount = Tables.Sum(table => table.Table.PreprocessedCount);
        foreach (CompiledTable table in Tables)
            CheckZeroRow(table);
        CheckBuses();
    }

    public string Name { get; }

    public IReadOnlyList<CompiledTable> Tables { get; }

    public CompiledBoundary Boundary { get; }

    public int PublicValueCount { get; }

    /// <summary>The number of interactions of all tables, at least 1.</summary>
    public int InteractionCount { get; }

    /// <summary>The number of committed columns of all tables.</summary>
    public int ColumnCount { get; }

    /// <summary>The number of preprocessed columns of all tables.</summary>
    public int PreprocessedCount { get; }

    /// <summary>The number of variables that index interactions in the LogUp tree.</summary>
    public int LogInteractions => BitOperations.Log2((uint)(InteractionCount * 2) - 1);

    /// <summary>
    /// Requires, for tables of at most 2^<paramref name="rowVariables"/> rows, that the boolean multiplicities of a bus cannot wrap
    /// around p (Spec §3.4). For wire buses <see cref="PreprocessedTables.CheckCounts"/> does.
    /// </summary>
    public void CheckCounts(int rowVariables)
    {
        foreach (IGrouping<int, CompiledInteraction> bus in Tables
            .SelectMany(table => table.Interactions)
            .Concat(Boundary.Interactions)
            .Where(interaction => !interaction.IsProvider && interaction.Bus.Kind != BusKind.Wire)
            .GroupBy(interaction => interaction.Bus.Index))
        {
            if ((ulong)bus.Count() << rowVariables >= KoalaBear.Modulus)
                throw new InvalidOperationException($"multiplicities of bus {bus.First().Bus.Name} could wrap at 2^{rowVariables} rows");
        }
    }

    /// <summary>Requires that the index alone tells buses apart and that tuples fit the fingerprint (Spec §3.4, §3.5).</summary>
    private void CheckBuses()
    {
        foreach (IGrouping<int, Bus> buses in Tables
            .SelectMany(table => table.Interactions)
            .Concat(Boundary.Interactions)
            .Select(interaction => interaction.Bus)
            .Distinct()
            .GroupBy(bus => bus.Index))
        {
            Bus bus = buses.First();
            if (buses.Count() > 1)
                throw new InvalidOperationException($"buses {string.Join(" and ", buses.Select(other => other.Name))} have the index {bus.Index}");
            if (bus.Index < 1 || bus.Width > Bus.WidthMax)
                throw new InvalidOperationException($"bus {bus.Name} has index {bus.Index} and width {bus.Width}");
        }
    }

    private static void CheckZeroRow(CompiledTable table)
    {
        var values = new KoalaBear[table.Tape.Length];
        table.Tape.Evaluate(new KoalaBear[table.Table.Width], new KoalaBear[table.Table.FixedColumns.Count], [], values);
        foreach (CompiledConstraint constraint in table.Constraints)
        {
            if (!values[constraint.Step].IsZero)
                throw new InvalidOperationException($"{table.Table.Name}: {constraint.Name} does not hold on the zero row");
        }

        foreach (CompiledInteraction interaction in table.Interactions)
        {
            if (!values[interaction.Multiplicity].IsZero)
                throw new InvalidOperationException($"{table.Table.Name}: a multiplicity of {interaction.Bus.Name} is not zero on the zero row");
        }
    }
}

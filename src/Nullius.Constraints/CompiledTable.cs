using System.Numerics;

namespace Nullius.Constraints;

/// <summary>A table with its constraints and interactions as one tape.</summary>
public sealed class CompiledTable
{
    internal CompiledTable(Table table)
    {
        Table = table;
        CheckHeight();
        var builder = new TableBuilder();
        table.Define(builder);
        var compiler = new TapeCompiler();
        var seen = new HashSet<int>();
        var constraints = new List<CompiledConstraint>();
        foreach ((string name, Expression expression) in builder.Constraints)
        {
            CheckDegree(expression, ConstraintSystem.ConstraintDegreeMax, name);
            int step = compiler.Add(expression);
            if (seen.Add(step))
                constraints.Add(new CompiledConstraint(name, step));
        }

        foreach (Interaction interaction in builder.Interactions)
        {
            CheckDegree(interaction.Multiplicity, ConstraintSystem.InteractionDegreeMax, interaction.Bus.Name);
            foreach (Expression element in interaction.Tuple)
                CheckDegree(element, ConstraintSystem.InteractionDegreeMax, interaction.Bus.Name);
        }

        Constraints = constraints;
        Interactions = [.. builder.Interactions.Select(interaction => CompiledInteraction.Create(compiler, interaction))];
        Tape = compiler.ToTape();
        Wires = new CompiledWires(table, builder.Interactions);
    }

    public Table Table { get; }

    public Tape Tape { get; }

    public IReadOnlyList<CompiledConstraint> Constraints { get; }

    public IReadOnlyList<CompiledInteraction> Interactions { get; }

    /// <summary>The multiplicities on wire buses, which the preprocessed columns determine.</summary>
    internal CompiledWires Wires { get; }

    /// <summary>
    /// Requires a fixed height of a table with preprocessed or fixed columns, and 2^k rows and explicit values where there are fixed ones: a verifier
    /// evaluates their extension over k variables (Spec §3.1).
    /// </summary>
    private void CheckHeight()
    {
        if (Table.FixedHeight < 1)
            throw new InvalidOperationException($"{Table.Name}: has the fixed height {Table.FixedHeight}");
        if (Table.PreprocessedCount > 0 && Table.FixedHeight is null)
            throw new InvalidOperationException($"{Table.Name}: has preprocessed columns and no fixed height");
        if (Table.FixedColumns.Count > 0 && !(Table.FixedHeight is { } height && BitOperations.IsPow2(height)))
            throw new InvalidOperationException($"{Table.Name}: has fixed columns and no fixed height that is a power of two");
        foreach (FixedColumn column in Table.FixedColumns)
        {
            if (column is ExplicitColumn { Count: var count } && count != Table.FixedHeight)
                throw new InvalidOperationException($"{Table.Name}: {count} explicit values in a table of {Table.FixedHeight} rows");
        }
    }

    private void CheckDegree(Expression expression, int degreeMax, string name)
    {
        if (expression.Degree > degreeMax)
            throw new InvalidOperationException($"{Table.Name}: {name} has degree {expression.Degree}, above {degreeMax}");
    }
}

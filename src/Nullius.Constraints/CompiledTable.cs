namespace Nullius.Constraints;

/// <summary>A table with its constraints and interactions as one tape.</summary>
public sealed class CompiledTable
{
    internal CompiledTable(Table table)
    {
        Table = table;
        CheckFixedColumns();
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
    }

    public Table Table { get; }

    public Tape Tape { get; }

    public IReadOnlyList<CompiledConstraint> Constraints { get; }

    public IReadOnlyList<CompiledInteraction> Interactions { get; }

    /// <summary>
    /// Requires a fixed height of fixed columns and 2^k explicit values: a verifier evaluates their extension over k variables (Spec §3.1).
    /// </summary>
    private void CheckFixedColumns()
    {
        if (Table.FixedColumns.Count > 0 && Table.LogFixedHeight is null)
            throw new InvalidOperationException($"{Table.Name}: has fixed columns and no fixed height");
        foreach (FixedColumn column in Table.FixedColumns)
        {
            if (column is ExplicitColumn { Count: var count } && count != 1L << Table.LogFixedHeight.GetValueOrDefault())
                throw new InvalidOperationException($"{Table.Name}: {count} explicit values in a table of 2^{Table.LogFixedHeight} rows");
        }
    }

    private void CheckDegree(Expression expression, int degreeMax, string name)
    {
        if (expression.Degree > degreeMax)
            throw new InvalidOperationException($"{Table.Name}: {name} has degree {expression.Degree}, above {degreeMax}");
    }
}

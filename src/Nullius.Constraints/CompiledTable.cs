namespace Nullius.Constraints;

/// <summary>A table with its constraints and interactions as one tape.</summary>
public sealed class CompiledTable
{
    internal CompiledTable(Table table)
    {
        Table = table;
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

    private void CheckDegree(Expression expression, int degreeMax, string name)
    {
        if (expression.Degree > degreeMax)
            throw new InvalidOperationException($"{Table.Name}: {name} has degree {expression.Degree}, above {degreeMax}");
    }
}

namespace Nullius.Constraints;

/// <summary>The multiplicities of a table's interactions with wire buses, as a tape of their own (Spec §3.4).</summary>
internal sealed class CompiledWires
{
    /// <exception cref="InvalidOperationException">A multiplicity depends on a column that is not preprocessed.</exception>
    public CompiledWires(Table table, IReadOnlyList<Interaction> interactions)
    {
        var compiler = new TapeCompiler();
        Multiplicities =
        [
            .. interactions.Where(interaction => interaction.Bus.Kind == BusKind.Wire)
                .Select(interaction => (interaction.Bus, compiler.Add(interaction.Multiplicity))),
        ];
        Tape = compiler.ToTape();
        foreach (TapeStep step in Tape.Steps)
        {
            if (step.Kind == NodeKind.Fixed || (step.Kind == NodeKind.Column && step.Value < table.WitnessWidth))
                throw new InvalidOperationException($"{table.Name}: a multiplicity on a wire bus depends on a column that is not preprocessed");
        }
    }

    /// <summary>Computes the multiplicities from the columns of a row, of which it reads the preprocessed ones.</summary>
    public Tape Tape { get; }

    /// <summary>The bus and the step of each multiplicity.</summary>
    public IReadOnlyList<(Bus Bus, int Step)> Multiplicities { get; }
}

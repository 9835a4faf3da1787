namespace Nullius.Constraints;

/// <summary>The compiled terms of a statement.</summary>
public sealed class CompiledBoundary
{
    internal CompiledBoundary(Action<BoundaryBuilder> define)
    {
        var builder = new BoundaryBuilder();
        define(builder);
        var compiler = new TapeCompiler();
        Interactions = [.. builder.Interactions.Select(interaction => CompiledInteraction.Create(compiler, interaction))];
        Tape = compiler.ToTape();
    }

    public Tape Tape { get; }

    public IReadOnlyList<CompiledInteraction> Interactions { get; }
}

namespace Nullius.Constraints;

/// <summary>An interaction whose expressions are steps of a tape.</summary>
/// <param name="Bus">The bus.</param>
/// <param name="IsSend">True for a positive sign.</param>
/// <param name="IsProvider">True when the multiplicity is free.</param>
/// <param name="Multiplicity">The step that computes the multiplicity.</param>
/// <param name="Tuple">The steps that compute the elements.</param>
public sealed record CompiledInteraction(Bus Bus, bool IsSend, bool IsProvider, int Multiplicity, IReadOnlyList<int> Tuple)
{
    internal static CompiledInteraction Create(TapeCompiler compiler, Interaction interaction) => new(
        interaction.Bus,
        interaction.IsSend,
        interaction.IsProvider,
        compiler.Add(interaction.Multiplicity),
        [.. interaction.Tuple.Select(compiler.Add)]);
}

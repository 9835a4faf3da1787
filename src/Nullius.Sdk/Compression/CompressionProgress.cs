namespace Nullius.Sdk;

/// <summary>Reported when a proof of a circuit is begun.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Index">The proof within its phase, counted from 0.</param>
/// <param name="Count">The proofs of the phase that remained to be made.</param>
/// <param name="Done">Proofs made so far, in all phases.</param>
/// <param name="Total">The proofs that remained to be made, in all phases; 0 until it is known.</param>
public readonly record struct CompressionProgress(CompressionPhase Phase, int Index, int Count, int Done, int Total);

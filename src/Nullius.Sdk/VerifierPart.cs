namespace Nullius.Sdk;

/// <summary>What a part of the verification of one segment costs; the same for every proof of a shape.</summary>
/// <param name="Name">The part.</param>
/// <param name="ProofBytes">Bytes of the proof that it reads.</param>
/// <param name="Permutations">Poseidon2 permutations of either width.</param>
/// <param name="Multiplications">Multiplications of two values in the extension.</param>
/// <param name="Scalings">Multiplications of such a value by a constant of the base field.</param>
public sealed record VerifierPart(string Name, long ProofBytes, long Permutations, long Multiplications, long Scalings)
{
    internal VerifierPart Minus(string name, VerifierPart earlier) =>
        new(
            name,
            ProofBytes - earlier.ProofBytes,
            Permutations - earlier.Permutations,
            Multiplications - earlier.Multiplications,
            Scalings - earlier.Scalings);
}

namespace Nullius.Sdk;

/// <summary>What a part of the verification of one segment costs; the same for every proof of a shape.</summary>
/// <param name="Name">The part.</param>
/// <param name="ProofBytes">Bytes of the proof that it reads.</param>
/// <param name="Permutations">Poseidon2 permutations.</param>
/// <param name="Multiplications">Multiplications of two values in the extension, without the two kinds below.</param>
/// <param name="Scalings">Multiplications of such a value by a constant of the base field.</param>
/// <param name="FoldMultiplications">Multiplications of a value in the extension by one in the base field, to fold the leaves of queries.</param>
/// <param name="PositionMultiplications">Multiplications in the base field, to find the positions of queries.</param>
public sealed record VerifierPart(
    string Name, long ProofBytes, long Permutations, long Multiplications, long Scalings, long FoldMultiplications, long PositionMultiplications)
{
    internal VerifierPart Minus(string name, VerifierPart earlier) =>
        new(
            name,
            ProofBytes - earlier.ProofBytes,
            Permutations - earlier.Permutations,
            Multiplications - earlier.Multiplications,
            Scalings - earlier.Scalings,
            FoldMultiplications - earlier.FoldMultiplications,
            PositionMultiplications - earlier.PositionMultiplications);
}

using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Verifies proofs of either suite.</summary>
internal static class Verification
{
    public static Check Verify(VerifyingKey key, byte[] proof, KoalaBear[] publicValues, byte[]? preprocessedRoot = null)
    {
        ByteVerifierContext context = Context(key.Shape.Suite, proof, preprocessedRoot);
        EngineVerifier.Verify<ByteVerifierContext, KoalaBear5>(context, key, [.. publicValues.Select(KoalaBear5.FromBase)]);
        return context.Finish();
    }

    public static ByteVerifierContext Context(HashSuite suite, byte[] proof, byte[]? preprocessedRoot = null)
    {
        if (suite == HashSuite.Keccak)
            return new KeccakVerifierContext(proof, preprocessedRoot);
        return new NativeVerifierContext(proof, Digest.TryRead(preprocessedRoot, out Digest root) ? root : null);
    }

    /// <summary>The length of the proofs of a key, by a run of the verifier without a proof.</summary>
    public static long ProofBytes(VerifyingKey key)
    {
        var publicValues = new MeasuredElement[key.System.PublicValueCount];
        if (key.Shape.Suite == HashSuite.Keccak)
        {
            var keccak = new KeccakMeasuringContext(key.Shape.PreprocessedCapHeight);
            EngineVerifier.Verify(keccak, key, publicValues);
            return keccak.ProofBytes;
        }

        var poseidon2 = new MeasuringContext();
        EngineVerifier.Verify(poseidon2, key, publicValues);
        return poseidon2.ProofBytes;
    }

    /// <summary>What a verifier must know besides the key.</summary>
    public static byte[] RootOf(PreprocessedCommitment preprocessed) =>
        preprocessed.Key.Shape.Suite == HashSuite.Keccak ? preprocessed.Cap : preprocessed.Root.ToArray();
}

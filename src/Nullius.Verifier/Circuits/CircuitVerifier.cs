using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>Verifies the proof of a circuit of the recursion.</summary>
public static class CircuitVerifier
{
    /// <summary>Returns the first check that fails, or <see cref="Check.None"/>. Never throws on untrusted bytes.</summary>
    /// <param name="kind">The circuit.</param>
    /// <param name="statement">The statement digest (Spec §9.5).</param>
    /// <param name="proof">The proof.</param>
    public static Check Verify(CircuitKind kind, in Digest statement, ReadOnlyMemory<byte> proof)
    {
        if (!Enum.IsDefined(kind))
            return Check.CircuitKey;
        if (proof.Length != CircuitKeys.ProofBytes)
            return Check.ProofLength;
        KoalaBear[] values = CircuitKeys.PublicValues(statement);
        var publicValues = new KoalaBear5[values.Length];
        for (int index = 0; index < values.Length; index++)
            publicValues[index] = values[index];
        var context = new NativeVerifierContext(proof, CircuitKeys.Get(kind));
        EngineVerifier.Verify<NativeVerifierContext, KoalaBear5>(context, CircuitKeys.Key, publicValues);
        return context.Finish();
    }
}

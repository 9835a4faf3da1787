using Nullius.Fields;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>Verifies a seal, the proof of the final layer, as contracts do (Spec §10).</summary>
public static class SealVerifier
{
    /// <summary>Returns the first check that fails, or <see cref="Check.None"/>. Never throws on untrusted bytes.</summary>
    /// <param name="claim">What the seal is to prove; a conditional claim has no seal.</param>
    /// <param name="seal">The proof.</param>
    public static Check Verify(Claim claim, ReadOnlyMemory<byte> seal)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.IsConditional)
            return Check.Assumptions;
        if (seal.Length != FinalKey.SealBytes)
            return Check.ProofLength;
        KoalaBear5[] publicValues = [.. FinalKey.PublicValues(claim).Select(KoalaBear5.FromBase)];
        var context = new KeccakVerifierContext(seal, FinalKey.Cap);
        EngineVerifier.Verify<KeccakVerifierContext, KoalaBear5>(context, FinalKey.Key, publicValues);
        return context.Finish();
    }
}

using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>Verifies the proof of one segment.</summary>
public static class SegmentVerifier
{
    /// <summary>Returns the first check that fails, or <see cref="Check.None"/>. Never throws on untrusted bytes.</summary>
    public static Check Verify(SegmentProof segment)
    {
        VerifyingKey key = MachineKeys.Get(segment.Shape);
        if (segment.Proof.Length != MachineKeys.ProofBytes(segment.Shape))
            return Check.ProofLength;
        KoalaBear[] values = segment.Statement.ToPublicValues();
        var publicValues = new KoalaBear5[values.Length];
        for (int index = 0; index < values.Length; index++)
            publicValues[index] = values[index];
        var context = new NativeVerifierContext(segment.Proof);
        EngineVerifier.Verify<NativeVerifierContext, KoalaBear5>(context, key, publicValues);
        return context.Finish();
    }
}

using Nullius.Circuits;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuit that discharges the last assumption of a conditional claim with a proof of it (Spec §9.6.5).</summary>
internal static class ResolveProgram
{
    /// <summary>Traces the circuit. Hint lists: the claim and the chain of its other assumptions; the assumed claim's digest; then those of both proofs.</summary>
    public static CircuitBuilder Trace(CircuitSystem system, VerifyingKey key)
    {
        var builder = new CircuitBuilder(system);
        HintList claimHints = builder.CreateHintList(), assumedHints = builder.CreateHintList();
        var statement = new CircuitStatement(builder);
        Block remaining = builder.HintBlock(claimHints);
        ClaimWires claim = ClaimWires.Hint(builder, claimHints, remaining);
        Block assumed = builder.HintBlock(assumedHints);
        ClaimWires conditional = claim with { Assumptions = builder.Compress(remaining, assumed) };
        ChildProof.Verify(builder, key, statement.KeysRoot, conditional.Digest(builder));
        ChildProof.Verify(builder, key, statement.KeysRoot, assumed);
        statement.AssertDigest(claim.Digest(builder));
        return builder;
    }
}

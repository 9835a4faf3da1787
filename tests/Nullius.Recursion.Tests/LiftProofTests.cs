using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;

namespace Nullius.Recursion.Tests;

/// <summary>A proof of a circuit holds for its circuit and its statement alone (Spec §9.6.2, §9.7).</summary>
public sealed class LiftProofTests
{
    [Fact]
    public void ALiftIsAcceptedForItsCircuitAndStatementAlone()
    {
        SegmentProof segment = LiftCase.Shared.Segment;
        var prover = new RecursionProver(new ProverOptions { Workers = 2 });
        RangeProof lift = prover.Lift(segment, TestContext.Current.CancellationToken);
        Digest digest = RangeDigest.Compute(RangeStatement.Of(segment.Statement));
        Assert.Equal(Check.None, CircuitVerifier.Verify(CircuitKind.LiftTiny, digest, lift.Proof));
        // Statement and key precede every challenge; the first check that depends on one is that of the statement's own terms on the buses.
        Assert.Equal(Check.BusDenominator, CircuitVerifier.Verify(CircuitKind.LiftTiny, default, lift.Proof));
        Assert.Equal(Check.BusDenominator, CircuitVerifier.Verify(CircuitKind.LiftSmall, digest, lift.Proof));
        Assert.Equal(Check.CircuitKey, CircuitVerifier.Verify((CircuitKind)7, digest, lift.Proof));
        Assert.Equal(Check.ProofLength, CircuitVerifier.Verify(CircuitKind.LiftTiny, digest, lift.Proof[4..]));

        // The prover names what is wrong with a segment.
        SegmentProof truncated = segment with { Proof = segment.Proof[4..] }, odd = segment with { Proof = segment.Proof[1..] };
        Assert.Equal("ProofLength", Assert.Throws<UnprovableException>(() => prover.Lift(truncated, TestContext.Current.CancellationToken)).Check);
        Assert.Equal("ProofLength", Assert.Throws<UnprovableException>(() => prover.Lift(odd, TestContext.Current.CancellationToken)).Check);
    }
}

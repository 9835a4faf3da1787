using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;

namespace Nullius.Recursion.Tests;

/// <summary>Join, seal, resolve and the final circuit accept of the proofs that they verify what the native verifier accepts, and nothing else (Spec §9.6).</summary>
public sealed class ChildProofTests
{
    private const int CasesOfAKind = 2;

    private static RecursionCase Case => RecursionCase.Shared;

    private static RecursionProver Prover => Case.Prover;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void JoinRejectsAnAlteredProofOnEitherSide()
    {
        AssertRejected(Case.Left.Circuit, RangeDigest.Compute(Case.Left.Statement), Case.Left.Proof, proof => Prover.Join(Case.Left with { Proof = proof }, Case.Right, Stop));
        AssertRejected(Case.Right.Circuit, RangeDigest.Compute(Case.Right.Statement), Case.Right.Proof, proof => Prover.Join(Case.Left, Case.Right with { Proof = proof }, Stop));
    }

    [Fact]
    public void SealRejectsAnAlteredProof() => AssertRejected(
        Case.Whole.Circuit, RangeDigest.Compute(Case.Whole.Statement), Case.Whole.Proof, proof => Prover.Seal(Case.Whole with { Proof = proof }, Case.ChainOpening, Stop));

    [Fact]
    public void ResolveRejectsAnAlteredProofOnEitherSide()
    {
        ClaimProof conditional = Case.Conditional, assumed = Case.Assumed;
        AssertRejected(
            conditional.Circuit, ClaimDigest.Compute(conditional.Claim), conditional.Proof, proof => Prover.Resolve(conditional with { Proof = proof }, default, assumed, Stop));
        AssertRejected(
            assumed.Circuit, ClaimDigest.Compute(assumed.Claim), assumed.Proof, proof => Prover.Resolve(conditional, default, assumed with { Proof = proof }, Stop));
    }

    [Fact]
    public void TheFinalCircuitRejectsAnAlteredProof() => AssertRejected(
        Case.Assumed.Circuit, ClaimDigest.Compute(Case.Assumed.Claim), Case.Assumed.Proof, proof => Prover.Finish(Case.Assumed with { Proof = proof }, Stop));

    [Fact]
    public void AProofOfAnotherCircuitIsRejected()
    {
        // Its key is in the tree, but it is not the key of the circuit that made the proof.
        Assert.Throws<UnprovableException>(() => Prover.Join(Case.Left with { Circuit = CircuitKind.LiftSmall }, Case.Right, Stop));
        Assert.Throws<UnprovableException>(() => Prover.Seal(Case.Whole with { Circuit = CircuitKind.LiftTiny }, Case.ChainOpening, Stop));
        Assert.Throws<UnprovableException>(() => Prover.Resolve(Case.Conditional, default, Case.Assumed with { Circuit = CircuitKind.Resolve }, Stop));
        Assert.Throws<UnprovableException>(() => Prover.Finish(Case.Assumed with { Circuit = CircuitKind.Join }, Stop));
    }

    [Fact]
    public void AProofOfAnotherStatementIsRejected()
    {
        // The statements fit together, but what was proven is another one.
        RangeStatement right = Case.Right.Statement;
        Digest other = Poseidon2Hash.Compress(right.RootAfter, default);
        Assert.Throws<UnprovableException>(() => Prover.Join(Case.Left, Case.Right with { Statement = right with { RootAfter = other } }, Stop));
        Claim claim = Case.Assumed.Claim;
        var contents = new ClaimContents(claim.InputDigest, claim.JournalDigest, claim.ExitCode + 1, default);
        Assert.Throws<UnprovableException>(() => Prover.Finish(Case.Assumed with { Claim = new Claim(claim.ProgramId, contents, claim.Context) }, Stop));
    }

    [Fact]
    public void StatementsThatDoNotFitAreRefusedByName()
    {
        Assert.Equal("right", Assert.Throws<ArgumentException>(() => Prover.Join(Case.Right, Case.Left, Stop)).ParamName);
        Assert.Equal("run", Assert.Throws<ArgumentException>(() => Prover.Seal(Case.Left, Case.ChainOpening, Stop)).ParamName);
        Assert.Equal("opening", Assert.Throws<ArgumentException>(() => Prover.Seal(Case.Whole, LiftCase.Shared.Receipt.ClaimOpening, Stop)).ParamName);
        Assert.Equal("assumed", Assert.Throws<ArgumentException>(() => Prover.Resolve(Case.Conditional, default, Case.Conditional, Stop)).ParamName);
        Assert.Equal("assumed", Assert.Throws<ArgumentException>(() => Prover.Resolve(Case.Assumed, default, Case.Assumed, Stop)).ParamName);
    }

    private static void AssertRejected(CircuitKind circuit, Digest statement, ReadOnlyMemory<byte> proof, Action<ReadOnlyMemory<byte>> verifyInCircuit)
    {
        Assert.Equal(Check.None, CircuitVerifier.Verify(circuit, statement, proof));
        Assert.All(RecursionCase.Altered(circuit, statement, proof, CasesOfAKind), altered =>
        {
            Assert.NotEqual(Check.None, CircuitVerifier.Verify(circuit, statement, altered));
            UnprovableException exception = Assert.Throws<UnprovableException>(() => verifyInCircuit(altered));
            Assert.True(Enum.TryParse(exception.Check, out Check _), $"{exception.Check} is no check of the verifier");
        });
    }
}

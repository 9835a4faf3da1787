using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;

namespace Nullius.Recursion.Tests;

/// <summary>A seal holds for its claim alone, whatever of either is altered (Spec §9.6.6, §10).</summary>
public sealed class SealTests
{
    private static readonly Lazy<(ClaimProof Claim, byte[] Seal)> Shared = new(Make);

    [Fact]
    public void ASealIsAcceptedForItsClaim()
    {
        (ClaimProof claim, byte[] seal) = Shared.Value;
        Assert.Equal(FinalKey.SealBytes, seal.Length);
        Assert.Equal(Check.None, SealVerifier.Verify(claim.Claim, seal));
    }

    [Fact]
    public void EveryPartOfTheClaimIsBound()
    {
        (ClaimProof proof, byte[] seal) = Shared.Value;
        Claim claim = proof.Claim;
        ClaimContents contents = claim.Contents;
        Hashing.Digest programId = Hashing.Poseidon2Hash.Compress(claim.ProgramId, default);
        Claim[] others =
        [
            new(programId, contents, claim.Context),
            new(claim.ProgramId, new ClaimContents(Altered(contents.InputDigest), contents.JournalDigest, contents.ExitCode, default), claim.Context),
            new(claim.ProgramId, new ClaimContents(contents.InputDigest, Altered(contents.JournalDigest), contents.ExitCode, default), claim.Context),
            new(claim.ProgramId, new ClaimContents(contents.InputDigest, contents.JournalDigest, contents.ExitCode + 1, default), claim.Context),
            new(claim.ProgramId, new ClaimContents(contents.InputDigest, contents.JournalDigest, contents.ExitCode + (1UL << 48), default), claim.Context),
            new(claim.ProgramId, contents, Altered(claim.Context)),
        ];

        // The statement precedes every challenge; the first check that depends on one is that of the statement's own terms on the buses.
        Assert.All(others, other => Assert.Equal(Check.BusDenominator, SealVerifier.Verify(other, seal)));

        var conditional = new Claim(claim.ProgramId, new ClaimContents(contents.InputDigest, contents.JournalDigest, contents.ExitCode, programId), claim.Context);
        Assert.Equal(Check.Assumptions, SealVerifier.Verify(conditional, seal));
        var prover = new RecursionProver(new ProverOptions { Workers = 2 });
        Assert.Throws<ArgumentException>(() => prover.Finish(proof with { Claim = conditional }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void EveryByteOfTheSealIsChecked()
    {
        (ClaimProof claim, byte[] seal) = Shared.Value;
        for (int position = 0; position < seal.Length; position += 397)
        {
            seal[position] ^= 1;
            Assert.NotEqual(Check.None, SealVerifier.Verify(claim.Claim, seal));
            seal[position] ^= 1;
        }

        Assert.Equal(Check.ProofLength, SealVerifier.Verify(claim.Claim, seal.AsMemory(1)));
        Assert.Equal(Check.ProofLength, SealVerifier.Verify(claim.Claim, new byte[seal.Length + 1]));
    }

    [Fact]
    public void TheProverNamesWhatIsWrongWithTheProofOfAClaim()
    {
        ClaimProof claim = Shared.Value.Claim;
        var prover = new RecursionProver(new ProverOptions { Workers = 2 });
        string Failure(ClaimProof proof) => Assert.Throws<UnprovableException>(() => prover.Finish(proof, TestContext.Current.CancellationToken)).Check;
        Assert.Equal("ProofLength", Failure(claim with { Proof = claim.Proof[4..] }));

        // Another circuit's key is in the tree, but the proof is not of that circuit.
        Assert.Equal("ProofOfWork", Failure(claim with { Circuit = CircuitKind.Resolve }));
        byte[] altered = claim.Proof.ToArray();
        altered[^4] ^= 1;
        Assert.Equal("FinalWeight", Failure(claim with { Proof = altered }));
    }

    private static byte[] Altered(ReadOnlySpan<byte> bytes)
    {
        byte[] altered = bytes.ToArray();
        altered[^1] ^= 0x80;
        return altered;
    }

    private static (ClaimProof Claim, byte[] Seal) Make()
    {
        CompositeReceipt receipt = LiftCase.Shared.Receipt;
        var prover = new RecursionProver(new ProverOptions { Workers = 2 });
        RangeProof run = receipt.Segments.Select(segment => prover.Lift(segment)).Aggregate((left, right) => prover.Join(left, right));
        ClaimProof claim = prover.Seal(run, receipt.ClaimOpening);
        return (claim, prover.Finish(claim));
    }
}

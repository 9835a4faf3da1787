using System.Reflection;
using System.Security.Cryptography;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>
/// Every property of a batch, of the receipt inside, of what that claims and of the claims in the list has a case here that alters it and names the check that notices.
/// The properties are found by reflection: a new one without a case fails.
/// </summary>
public sealed class BatchReceiptFieldTests
{
    private static readonly byte[] Other = [.. Enumerable.Repeat((byte)7, 32)];

    private static readonly Digest OtherDigest = Poseidon2Hash.Compress(default, default);

    // What is absorbed before any challenge is drawn shows in what the proof says of the denominators.
    private const Check ByTheProof = Check.BusDenominator;

    private static BatchReceipt Three => AggregatedRuns.OfThree.Receipt.Batch();

    private static SuccinctReceipt Succinct => Three.Succinct;

    private static readonly Dictionary<string, (Func<BatchReceipt> Forge, Check Expected)> Cases = new(StringComparer.Ordinal)
    {
        ["BatchReceipt.Claims"] = (() => WithClaims(Three.Claims[0]), Check.BatchRoot),
        ["BatchReceipt.Succinct"] = (() => new BatchReceipt(Three.Claims, CompressedRuns.OfHello.Receipt.Succinct()), Check.BatchProgram),
        ["SuccinctReceipt.Circuit"] = (() => new BatchReceipt(Three.Claims, new SuccinctReceipt(Succinct.Claim, CircuitKind.Seal, Succinct.Proof)), ByTheProof),
        ["SuccinctReceipt.Proof"] = (() => new BatchReceipt(Three.Claims, new SuccinctReceipt(Succinct.Claim, Succinct.Circuit, Succinct.Proof[..^4])), Check.ProofLength),
        ["SuccinctReceipt.Claim"] = (() => Proving(AggregatedRuns.OfOne.Receipt.Claim!), Check.BatchRoot),
        ["Claim.ProgramId"] = (() => Proving(Alter(Succinct.Claim, programId: OtherDigest)), Check.BatchProgram),
        ["Claim.InputDigest"] = (() => Proving(Alter(Succinct.Claim, inputDigest: Other)), Check.BatchStatement),
        ["Claim.JournalDigest"] = (() => Proving(Alter(Succinct.Claim, journalDigest: Other)), Check.BatchRoot),
        ["Claim.Context"] = (() => Proving(Alter(Succinct.Claim, context: Other)), Check.BatchStatement),
        ["Claim.ExitCode"] = (() => Proving(Alter(Succinct.Claim, exitCode: 2)), Check.BatchStatement),
        ["Claim.Assumptions"] = (() => Proving(Alter(Succinct.Claim, assumptions: OtherDigest)), Check.Assumptions),
    };

    /// <summary>Properties that follow from others.</summary>
    private static readonly string[] Derived =
    [
        "BatchReceipt.Kind", "BatchReceipt.Root", "BatchReceipt.SecurityBits", "BatchReceipt.ProgramId", "BatchReceipt.Context", "BatchReceipt.ClaimBytes", "BatchReceipt.Claim",
        "SuccinctReceipt.Kind", "SuccinctReceipt.SecurityBits", "SuccinctReceipt.ProgramId", "SuccinctReceipt.Context", "SuccinctReceipt.ClaimBytes",
        "Claim.Contents", "Claim.IsConditional",
    ];

    /// <summary>The same of a claim in the list, which the batch is then expected to have.</summary>
    private static readonly Dictionary<string, Func<Claim, Claim>> ListedCases = new(StringComparer.Ordinal)
    {
        ["ProgramId"] = claim => Alter(claim, programId: OtherDigest),
        ["InputDigest"] = claim => Alter(claim, inputDigest: Other),
        ["JournalDigest"] = claim => Alter(claim, journalDigest: Other),
        ["Context"] = claim => Alter(claim, context: Other),
        ["ExitCode"] = claim => Alter(claim, exitCode: 1UL << 32),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> ListedNames => [.. ListedCases.Keys];

    [Fact]
    public void EveryFieldHasACase()
    {
        Type[] types = [typeof(BatchReceipt), typeof(SuccinctReceipt), typeof(Claim)];
        IEnumerable<string> found = types.SelectMany(type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{type.Name}.{property.Name}").Distinct());
        Assert.Equal(Cases.Keys.Concat(Derived).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        IEnumerable<string> ofClaims = Cases.Keys.Where(name => name.StartsWith("Claim.", StringComparison.Ordinal)).Select(name => name[6..]);
        Assert.Equal(ListedCases.Keys.Append("Assumptions").Order(StringComparer.Ordinal), ofClaims.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnAlteredFieldIsRejectedByItsCheck(string name)
    {
        AssertRejected(Cases[name].Expected, Cases[name].Forge());
        Assert.Equal(Outcome.Accepted, Verify(Three, ProvenRuns.Hello.Id.Value).Outcome);
    }

    /// <summary>Once with the proven root, once with a statement that is made to fit the list, so that the proof alone notices.</summary>
    [Theory]
    [MemberData(nameof(ListedNames))]
    public void AnAlteredClaimOfTheListIsRejected(string name)
    {
        for (int index = 0; index < 3; index++)
        {
            Claim[] claims = [.. Three.Claims];
            claims[index] = ListedCases[name](claims[index]);
            AssertRejected(Check.BatchRoot, WithClaims(claims), claims[index].ProgramId);
            AssertRejected(ByTheProof, Fitting(claims), claims[index].ProgramId);
        }
    }

    [Fact]
    public void AConditionalClaimIsInNoList() =>
        Assert.Throws<ArgumentException>(() => WithClaims(Alter(Three.Claims[0], assumptions: OtherDigest)));

    [Fact]
    public void AnotherListIsRejected()
    {
        Claim[] all = [.. Three.Claims];
        Claim[][] others =
        [
            [all[1], all[0], all[2]], [all[0], all[2], all[1]], [all[2], all[1], all[0]], [all[0], all[1]], [all[1], all[2]], [.. all, all[2]], [.. all, all[0]], [.. all, .. all],
        ];
        foreach (Claim[] claims in others)
        {
            AssertRejected(Check.BatchRoot, WithClaims(claims), claims[0].ProgramId);
            AssertRejected(ByTheProof, Fitting(claims), claims[0].ProgramId);
        }
    }

    /// <summary>A list whose first claim begins with the hashes of two leaves, as the node above them does.</summary>
    [Fact]
    public void AnInteriorNodeIsNoClaim()
    {
        byte[] posed = new byte[Claim.EncodedBytes];
        for (int index = 0; index < 2; index++)
            Keccak256.Hash([0, .. ClaimTree.Encode(Three.Claims[index])]).CopyTo(posed, 32 * index);
        for (int element = 0; element < Digest.Length; element++)
            posed[(4 * element) + 3] &= 0x3F;
        Assert.True(ClaimTree.TryDecode(posed, out Claim? claim));
        AssertRejected(Check.BatchRoot, WithClaims(claim, Three.Claims[2]), claim.ProgramId);
    }

    [Fact]
    public void AReceiptOfAnotherProgramIsNoBatch()
    {
        var posed = new BatchReceipt([ProvenRuns.OfHello.Receipt.Claim!], CompressedRuns.OfHello.Receipt.Succinct());
        AssertRejected(Check.BatchProgram, posed);
        AssertRejected(ByTheProof, new BatchReceipt(posed.Claims, new SuccinctReceipt(BatchGuest.ClaimOf(posed.Root.Span), CircuitKind.Seal, posed.Succinct.Proof)));
    }

    private static BatchReceipt WithClaims(params Claim[] claims) => new(claims, Succinct);

    private static BatchReceipt Proving(Claim claim) => new(Three.Claims, new SuccinctReceipt(claim, Succinct.Circuit, Succinct.Proof));

    private static BatchReceipt Fitting(Claim[] claims)
    {
        Claim claim = Alter(Succinct.Claim, journalDigest: SHA256.HashData(new ClaimTree(claims).Root.Span));
        return new BatchReceipt(claims, new SuccinctReceipt(claim, Succinct.Circuit, Succinct.Proof));
    }

    private static void AssertRejected(Check check, BatchReceipt forged, Digest? programId = null) =>
        Assert.Equal(new Verdict(Outcome.Rejected, check, -1), Verify(forged, programId ?? ProvenRuns.Hello.Id.Value));

    private static Verdict Verify(BatchReceipt receipt, Digest programId) =>
        ReceiptVerifier.Verify(receipt, new Expectations { ProgramId = programId }, TestContext.Current.CancellationToken);

    private static Claim Alter(
        Claim claim,
        Digest? programId = null,
        byte[]? inputDigest = null,
        byte[]? journalDigest = null,
        byte[]? context = null,
        ulong? exitCode = null,
        Digest? assumptions = null)
    {
        var contents = new ClaimContents(
            inputDigest ?? claim.InputDigest, journalDigest ?? claim.JournalDigest, exitCode ?? claim.ExitCode, assumptions ?? claim.Assumptions);
        return new Claim(programId ?? claim.ProgramId, contents, context ?? claim.Context);
    }
}

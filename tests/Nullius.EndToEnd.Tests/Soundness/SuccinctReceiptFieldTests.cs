using System.Reflection;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>
/// Every property of a succinct receipt and of its claim has a case here that alters it and names the check that notices, once with the true value expected and once
/// with nothing expected, where the proof notices. The properties are found by reflection: a new one without a case fails.
/// </summary>
public sealed class SuccinctReceiptFieldTests
{
    private static readonly byte[] Other = [.. Enumerable.Repeat((byte)7, 32)];

    private static readonly Digest OtherDigest = Poseidon2Hash.Compress(default, default);

    // Key and statement are absorbed before any challenge is drawn: the first that does not fit is what the proof says of the denominators.
    private const Check ByTheProof = Check.BusDenominator;

    private static SuccinctReceipt Hello => CompressedRuns.OfHello.Receipt.Succinct();

    private static readonly Dictionary<string, (Func<SuccinctReceipt> Forge, Check Expected, Check Unexpected)> Cases = new(StringComparer.Ordinal)
    {
        ["SuccinctReceipt.Circuit"] = (() => new SuccinctReceipt(Hello.Claim, CircuitKind.Resolve, Hello.Proof), ByTheProof, ByTheProof),
        ["SuccinctReceipt.Proof"] = (() => new SuccinctReceipt(Hello.Claim, Hello.Circuit, Hello.Proof[..^4]), Check.ProofLength, Check.ProofLength),
        ["SuccinctReceipt.Claim"] = (() => new SuccinctReceipt(ProvenRuns.OfChain.Receipt.Claim!, Hello.Circuit, Hello.Proof), Check.ProgramId, ByTheProof),
        ["Claim.ProgramId"] = (() => Forge(programId: OtherDigest), Check.ProgramId, ByTheProof),
        ["Claim.InputDigest"] = (() => Forge(inputDigest: Other), Check.InputDigest, ByTheProof),
        ["Claim.JournalDigest"] = (() => Forge(journalDigest: Other), Check.JournalDigest, ByTheProof),
        ["Claim.Context"] = (() => Forge(context: Other), Check.Context, ByTheProof),
        ["Claim.ExitCode"] = (() => Forge(exitCode: 1), Check.ExitCode, ByTheProof),
        ["Claim.Assumptions"] = (() => Forge(assumptions: OtherDigest), Check.Assumptions, Check.Assumptions),
    };

    /// <summary>Properties that follow from others.</summary>
    private static readonly string[] Derived =
    [
        "SuccinctReceipt.Kind", "SuccinctReceipt.SecurityBits", "SuccinctReceipt.ProgramId", "SuccinctReceipt.Context", "SuccinctReceipt.ClaimBytes",
        "Claim.Contents", "Claim.IsConditional",
    ];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void EveryFieldHasACase()
    {
        Type[] types = [typeof(SuccinctReceipt), typeof(Claim)];
        IEnumerable<string> found = types.SelectMany(type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{type.Name}.{property.Name}").Distinct());
        Assert.Equal(Cases.Keys.Concat(Derived).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnAlteredFieldIsRejectedByItsCheck(string name)
    {
        SuccinctReceipt forged = Cases[name].Forge();
        var everything = new Expectations
        {
            ProgramId = Hello.ProgramId,
            InputDigest = Hello.Claim.InputDigest.ToArray(),
            JournalDigest = Hello.Claim.JournalDigest.ToArray(),
            ExitCode = 0,
            Context = Hello.Context,
        };
        Assert.Equal(new Verdict(Outcome.Rejected, Cases[name].Expected, -1), Verify(forged, everything));
        Assert.Equal(new Verdict(Outcome.Rejected, Cases[name].Unexpected, -1), Verify(forged, new Expectations { ProgramId = forged.ProgramId }));
        Assert.Equal(Outcome.Accepted, Verify(Hello, everything).Outcome);
    }

    [Fact]
    public void AssumptionsLeftOutAreNoticedByTheProof()
    {
        SuccinctReceipt conditional = CompressedRuns.OfConditional.Receipt.Succinct();
        Claim claim = conditional.Claim;
        var contents = new ClaimContents(claim.InputDigest, claim.JournalDigest, claim.ExitCode, default);
        var forged = new SuccinctReceipt(new Claim(claim.ProgramId, contents, claim.Context), conditional.Circuit, conditional.Proof);
        Assert.Equal(new Verdict(Outcome.Rejected, ByTheProof, -1), Verify(forged, new Expectations { ProgramId = claim.ProgramId }));
    }

    private static Verdict Verify(SuccinctReceipt receipt, Expectations expectations) =>
        ReceiptVerifier.Verify(receipt, expectations, TestContext.Current.CancellationToken);

    private static SuccinctReceipt Forge(
        Digest? programId = null, byte[]? inputDigest = null, byte[]? journalDigest = null, byte[]? context = null, ulong? exitCode = null, Digest? assumptions = null)
    {
        Claim claim = Hello.Claim;
        var contents = new ClaimContents(
            inputDigest ?? claim.InputDigest, journalDigest ?? claim.JournalDigest, exitCode ?? claim.ExitCode, assumptions ?? claim.Assumptions);
        return new SuccinctReceipt(new Claim(programId ?? claim.ProgramId, contents, context ?? claim.Context), Hello.Circuit, Hello.Proof);
    }
}

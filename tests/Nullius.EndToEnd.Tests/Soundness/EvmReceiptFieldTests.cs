using System.Reflection;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>
/// Every property of an EVM receipt has a case here that alters it and names the check that notices, once with the true value expected and once with nothing
/// expected, where the seal notices. The properties are found by reflection: a new one without a case fails.
/// </summary>
public sealed class EvmReceiptFieldTests
{
    // The statement is absorbed before any challenge is drawn: the first that does not fit is what the proof says of the denominators.
    private const Check ByTheProof = Check.BusDenominator;

    private static readonly byte[] Other = [.. Enumerable.Repeat((byte)7, 32)];

    private static EvmReceipt Hello => CompressedRuns.OfHelloForContracts.Receipt.Evm();

    private static readonly Dictionary<string, (Func<EvmReceipt> Forge, Check Expected, Check Unexpected)> Cases = new(StringComparer.Ordinal)
    {
        ["EvmReceipt.Seal"] = (() => new EvmReceipt(Hello.Claim, Hello.Seal[..^1]), Check.ProofLength, Check.ProofLength),
        ["EvmReceipt.Claim"] = (() => new EvmReceipt(ProvenRuns.OfChain.Receipt.Claim!, Hello.Seal), Check.ProgramId, ByTheProof),
        ["Claim.ProgramId"] = (() => Forge(programId: Poseidon2Hash.Compress(default, default)), Check.ProgramId, ByTheProof),
        ["Claim.InputDigest"] = (() => Forge(inputDigest: Other), Check.InputDigest, ByTheProof),
        ["Claim.JournalDigest"] = (() => Forge(journalDigest: Other), Check.JournalDigest, ByTheProof),
        ["Claim.Context"] = (() => Forge(context: Other), Check.Context, ByTheProof),
        ["Claim.ExitCode"] = (() => Forge(exitCode: 1), Check.ExitCode, ByTheProof),
    };

    /// <summary>Properties that follow from others, and the assumptions, of which an EVM receipt has none.</summary>
    private static readonly string[] Derived =
    [
        "EvmReceipt.Kind", "EvmReceipt.SecurityBits", "EvmReceipt.ProgramId", "EvmReceipt.Context", "EvmReceipt.ClaimBytes",
        "Claim.Contents", "Claim.IsConditional", "Claim.Assumptions",
    ];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void EveryFieldHasACase()
    {
        Type[] types = [typeof(EvmReceipt), typeof(Claim)];
        IEnumerable<string> found = types.SelectMany(type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{type.Name}.{property.Name}").Distinct());
        Assert.Equal(Cases.Keys.Concat(Derived).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnAlteredFieldIsRejectedByItsCheck(string name)
    {
        EvmReceipt forged = Cases[name].Forge();
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
    public void AConditionalClaimHasNoSeal() =>
        Assert.Throws<ArgumentException>(() => new EvmReceipt(CompressedRuns.OfConditional.Receipt.Claim!, Hello.Seal));

    private static Verdict Verify(EvmReceipt receipt, Expectations expectations) =>
        ReceiptVerifier.Verify(receipt, expectations, TestContext.Current.CancellationToken);

    private static EvmReceipt Forge(
        Digest? programId = null, byte[]? inputDigest = null, byte[]? journalDigest = null, byte[]? context = null, ulong? exitCode = null)
    {
        Claim claim = Hello.Claim;
        var contents = new ClaimContents(
            inputDigest ?? claim.InputDigest, journalDigest ?? claim.JournalDigest, exitCode ?? claim.ExitCode, default);
        return new EvmReceipt(new Claim(programId ?? claim.ProgramId, contents, context ?? claim.Context), Hello.Seal);
    }
}

using System.Reflection;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>
/// Every property of every type that a receipt is made of has a case here that alters it and names the check that notices. The
/// properties are found by reflection: a new one without a case fails.
/// </summary>
public sealed class ReceiptFieldTests
{
    private static readonly byte[] Other = [.. Enumerable.Repeat((byte)7, 32)];

    private static CompositeReceipt Hello => ProvenRuns.OfHello.Receipt.Composite();

    private static SegmentProof Segment => Hello.Segments[0];

    private static SegmentStatement Statement => Segment.Statement;

    private static readonly Dictionary<string, (Func<CompositeReceipt> Forge, Check Expected)> Cases = new(StringComparer.Ordinal)
    {
        ["CompositeReceipt.SecurityBits"] = (() => Forge(securityBits: 99), Check.SecurityLevel),
        ["CompositeReceipt.ImageRoot"] = (() => Forge(imageRoot: Statement.RootAfter), Check.ProgramId),
        ["CompositeReceipt.Context"] = (() => Forge(context: Other), Check.SegmentChain),
        ["CompositeReceipt.ClaimOpening"] = (() => Forge(claim: new ClaimOpening(new byte[128], Hello.ClaimOpening.Siblings)), Check.ClaimOpening),
        ["CompositeReceipt.Segments"] = (() => Forge(segments: [Segment, Segment]), Check.SegmentChain),
        ["SegmentProof.Shape"] = (() => Forge(segments: [Segment with { Shape = Shapes.Find("large", 100)! }]), Check.ProofLength),
        ["SegmentProof.Statement"] = (() => Forge(segments: [Segment with { Statement = ProvenRuns.OfChain.Receipt.Composite().Segments[0].Statement }]), Check.InitialState),
        ["SegmentProof.Proof"] = (() => Forge(segments: [Segment with { Proof = Segment.Proof[..^4] }]), Check.ProofLength),
        ["SegmentStatement.ImageRoot"] = (() => Forge(Statement with { ImageRoot = Statement.RootAfter }), Check.SegmentChain),
        ["SegmentStatement.Pc4Before"] = (() => Forge(Statement with { Pc4Before = Statement.Pc4Before + 1 }), Check.InitialState),
        ["SegmentStatement.RootBefore"] = (() => Forge(Statement with { RootBefore = Statement.RootAfter }), Check.InitialState),
        ["SegmentStatement.Pc4After"] = (() => Forge(Statement with { Pc4After = Statement.Pc4After + 1 }), Check.FinalState),
        ["SegmentStatement.RootAfter"] = (() => Forge(Statement with { RootAfter = Statement.RootBefore }), Check.ClaimOpening),
        ["SegmentStatement.Cycles"] = (() => Forge(Statement with { Cycles = Statement.Cycles + 1 }), Check.BusDenominator),
        ["SegmentStatement.Context"] = (() => Forge(Statement with { Context = Other }), Check.SegmentChain),
        ["ClaimOpening.Contents"] = (() => Forge(claim: Opening(contents => contents[0] ^= 1, _ => { })), Check.ClaimOpening),
        ["ClaimOpening.Siblings"] = (() => Forge(claim: Opening(_ => { }, siblings => siblings[13] = default)), Check.ClaimOpening),
    };

    /// <summary>Properties that follow from others.</summary>
    private static readonly string[] Derived = ["CompositeReceipt.Kind", "CompositeReceipt.ProgramId", "CompositeReceipt.ClaimBytes", "CompositeReceipt.Claim", "CompositeReceipt.Cycles"];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void EveryFieldHasACase()
    {
        Type[] types = [typeof(CompositeReceipt), typeof(SegmentProof), typeof(SegmentStatement), typeof(ClaimOpening)];
        IEnumerable<string> found = types.SelectMany(type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{type.Name}.{property.Name}"));
        Assert.Equal(Cases.Keys.Concat(Derived).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnAlteredFieldIsRejectedByItsCheck(string name)
    {
        Verdict verdict = ReceiptVerifier.Verify(
            Cases[name].Forge(), new Expectations { ProgramId = Hello.ProgramId }, TestContext.Current.CancellationToken);
        Assert.Equal((Outcome.Rejected, Cases[name].Expected), (verdict.Outcome, verdict.Check));
    }

    private static ClaimOpening Opening(Action<byte[]> alterContents, Action<Digest[]> alterSiblings)
    {
        byte[] contents = Hello.ClaimOpening.Contents.ToArray();
        Digest[] siblings = Hello.ClaimOpening.Siblings.ToArray();
        alterContents(contents);
        alterSiblings(siblings);
        return new ClaimOpening(contents, siblings);
    }

    private static CompositeReceipt Forge(SegmentStatement statement) => Forge(segments: [Segment with { Statement = statement }]);

    private static CompositeReceipt Forge(
        int? securityBits = null,
        Digest? imageRoot = null,
        byte[]? context = null,
        ClaimOpening? claim = null,
        IReadOnlyList<SegmentProof>? segments = null) => new(
            securityBits ?? Hello.SecurityBits,
            imageRoot ?? Hello.ImageRoot,
            context ?? Hello.Context,
            claim ?? Hello.ClaimOpening,
            segments ?? Hello.Segments);
}

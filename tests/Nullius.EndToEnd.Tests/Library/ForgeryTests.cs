using Nullius.EndToEnd.Tests.Support;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Receipts that claim what was not proven are rejected, each by the check that the specification names (Spec §7.2).</summary>
public sealed class ForgeryTests
{
    private static CompositeReceipt Hello => ProvenRuns.OfHello.Receipt.Composite();

    private static CompositeReceipt Chain => ProvenRuns.OfChain.Receipt.Composite();

    [Fact]
    public void AnotherProgramIsRejected() =>
        Assert.Equal(Rejected(Check.ProgramId), ProvenRuns.OfHello.Receipt.Verify(ProvenRuns.Fibonacci.Id, cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void AnotherInputIsRejected() => AssertHello(Check.InputDigest, new ReceiptExpectations { Input = "Eve"u8.ToArray() });

    [Fact]
    public void AnotherJournalIsRejected() => AssertHello(Check.JournalDigest, new ReceiptExpectations { Journal = "Hello, Eve!\n"u8.ToArray() });

    [Fact]
    public void AnotherExitCodeIsRejected() => AssertHello(Check.ExitCode, new ReceiptExpectations { ExitCode = 1 });

    [Fact]
    public void AnotherContextIsRejected() => AssertHello(Check.Context, new ReceiptExpectations { Context = new byte[32] });

    [Fact]
    public void ALowerSecurityLevelIsRejected() => AssertHello(Check.SecurityLevel, new ReceiptExpectations { SecurityBitsMin = 124 });

    [Fact]
    public void AnotherJournalInTheClaimIsRejected()
    {
        byte[] contents = Hello.ClaimOpening.Contents.ToArray();
        contents[40] ^= 1;
        Assert.Equal(Rejected(Check.ClaimOpening), Verify(With(Hello, claim: new ClaimOpening(contents, Hello.ClaimOpening.Siblings))));
    }

    [Fact]
    public void AnotherExitCodeInTheClaimIsRejected()
    {
        byte[] contents = Hello.ClaimOpening.Contents.ToArray();
        contents[64] ^= 1;
        Assert.Equal(Rejected(Check.ClaimOpening), Verify(With(Hello, claim: new ClaimOpening(contents, Hello.ClaimOpening.Siblings))));
    }

    [Fact]
    public void AssumptionsAddedToTheClaimAreRejected()
    {
        byte[] contents = Hello.ClaimOpening.Contents.ToArray();
        contents[96] ^= 1;
        Assert.Equal(Rejected(Check.ClaimOpening), Verify(With(Hello, claim: new ClaimOpening(contents, Hello.ClaimOpening.Siblings))));
    }

    [Fact]
    public void AProofBoundToAnotherContextIsRejected()
    {
        var context = new byte[32];
        SegmentProof[] segments = [.. Hello.Segments.Select(segment => segment with { Statement = segment.Statement with { Context = context } })];
        Verdict verdict = Verify(With(Hello, context: context, segments: segments));
        Assert.Equal((Outcome.Rejected, 0), (verdict.Outcome, verdict.Segment));
    }

    [Fact]
    public void AnotherNumberOfCyclesIsRejected()
    {
        SegmentProof segment = Hello.Segments[0];
        SegmentProof forged = segment with { Statement = segment.Statement with { Cycles = segment.Statement.Cycles + 1 } };
        Verdict verdict = Verify(With(Hello, segments: [forged]));
        Assert.Equal((Outcome.Rejected, 0), (verdict.Outcome, verdict.Segment));
    }

    [Fact]
    public void SwappedSegmentsAreRejected() => AssertChain(Check.SegmentChain, 1, [0, 2, 1]);

    [Fact]
    public void SegmentsInReverseOrderAreRejected() => AssertChain(Check.InitialState, 0, [2, 1, 0]);

    [Fact]
    public void ADroppedFirstSegmentIsRejected() => AssertChain(Check.InitialState, 0, [1, 2]);

    [Fact]
    public void ADroppedMiddleSegmentIsRejected() => AssertChain(Check.SegmentChain, 1, [0, 2]);

    [Fact]
    public void ADroppedLastSegmentIsRejected() => AssertChain(Check.FinalState, 1, [0, 1], withRest: false);

    [Fact]
    public void ADuplicatedSegmentIsRejected() => AssertChain(Check.SegmentChain, 2, [0, 1, 1, 2]);

    [Fact]
    public void ProofsSwappedBetweenSegmentsAreRejected()
    {
        SegmentProof[] segments = [.. Chain.Segments];
        (segments[0], segments[1]) = (segments[0] with { Proof = segments[1].Proof }, segments[1] with { Proof = segments[0].Proof });
        Verdict verdict = Verify(With(Chain, segments: segments));
        Assert.Equal((Outcome.Rejected, 0), (verdict.Outcome, verdict.Segment));
    }

    private static void AssertHello(Check check, ReceiptExpectations expectations) =>
        Assert.Equal(Rejected(check), ProvenRuns.OfHello.Receipt.Verify(ProvenRuns.Hello.Id, expectations, TestContext.Current.CancellationToken));

    private static void AssertChain(Check check, int segment, int[] order, bool withRest = true)
    {
        IEnumerable<SegmentProof> rest = withRest ? Chain.Segments.Skip(3) : [];
        SegmentProof[] segments = [.. order.Select(index => Chain.Segments[index]), .. rest];
        Assert.Equal(new Verdict(Outcome.Rejected, check, segment), Verify(With(Chain, segments: segments)));
    }

    private static Verdict Verify(CompositeReceipt receipt) =>
        ReceiptVerifier.Verify(receipt, new Expectations { ProgramId = receipt.ProgramId }, TestContext.Current.CancellationToken);

    private static Verdict Rejected(Check check) => new(Outcome.Rejected, check, -1);

    private static CompositeReceipt With(
        CompositeReceipt receipt,
        byte[]? context = null,
        ClaimOpening? claim = null,
        IReadOnlyList<SegmentProof>? segments = null) => new(
            receipt.SecurityBits,
            receipt.ImageRoot,
            context is null ? receipt.Context : context,
            claim ?? receipt.ClaimOpening,
            segments ?? receipt.Segments);
}

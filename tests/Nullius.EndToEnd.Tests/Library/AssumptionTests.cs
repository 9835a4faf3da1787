using Nullius.EndToEnd.Tests.Support;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Receipts of programs that rely on other receipts: nobody takes them for more than they are (Spec §5.6, §7.2).</summary>
public sealed class AssumptionTests
{
    private static readonly Verdict Accepted = new(Outcome.Accepted, Check.None, -1);
    private static readonly Verdict Rejected = new(Outcome.Rejected, Check.Assumptions, -1);

    private static Claim Hello => ProvenRuns.OfHello.Receipt.Claim!;

    private static Claim Chain => ProvenRuns.OfChain.Receipt.Claim!;

    private static Verdict Verify(Receipt receipt, params Claim[] assumptions) =>
        receipt.Verify(receipt.ProgramId, new ReceiptExpectations { ExitCode = 0, Assumptions = assumptions }, TestContext.Current.CancellationToken);

    [Fact]
    public void AReceiptClaimsWhatItsRunDid()
    {
        ProvenRun proven = ProvenRuns.OfHello;
        Assert.Equal(ProvenRuns.Hello.Id.Value, Hello.ProgramId);
        Assert.Equal(proven.Run.InputDigest.Span, Hello.InputDigest);
        Assert.Equal(proven.Run.JournalDigest.Span, Hello.JournalDigest);
        Assert.Equal(ProvenRuns.Context, Hello.Context);
        Assert.Equal(0UL, Hello.ExitCode);
        Assert.False(proven.Receipt.IsConditional);
        Assert.Equal([], proven.AssumedClaims);
    }

    [Fact]
    public void AConditionalReceiptIsRejectedUnlessItsAssumptionsAreExpected()
    {
        Receipt receipt = ProvenRuns.OfCompose.Receipt;
        Assert.True(receipt.IsConditional);
        Assert.Equal(Rejected, receipt.Verify(receipt.ProgramId, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(Rejected, Verify(receipt));
        Assert.Equal(Accepted, Verify(receipt, Hello));
        Assert.Equal(Hello.ToArray(), Assert.Single(ProvenRuns.OfCompose.AssumedClaims).ToArray());
    }

    [Fact]
    public void AComposedReceiptRepeatsTheJournalThatItReliesOn()
    {
        string line = $"{ProvenRuns.Hello.Id} {Convert.ToHexStringLower(Hello.InputDigest)}\n";
        Assert.Equal([.. System.Text.Encoding.ASCII.GetBytes(line), .. ProvenRuns.OfHello.Journal.Span], ProvenRuns.OfCompose.Journal.ToArray());
    }

    [Fact]
    public void AnotherListOfAssumptionsIsRejected()
    {
        Receipt receipt = ProvenRuns.OfBatch.Receipt;
        Assert.Equal(Accepted, Verify(receipt, Hello, Chain));
        Assert.Equal(Rejected, Verify(receipt));
        Assert.Equal(Rejected, Verify(receipt, Chain, Hello));
        Assert.Equal(Rejected, Verify(receipt, Hello));
        Assert.Equal(Rejected, Verify(receipt, Chain));
        Assert.Equal(Rejected, Verify(receipt, Hello, Chain, Chain));
        Assert.Equal(Rejected, Verify(receipt, Hello, Hello));
    }

    [Fact]
    public void AnUnconditionalReceiptIsNoneThatRestsOnClaims() =>
        Assert.Equal(Rejected, Verify(ProvenRuns.OfHello.Receipt, Hello));

    [Fact]
    public void AConditionalClaimCannotBeExpected()
    {
        Assert.Throws<ArgumentException>(() => Verify(ProvenRuns.OfBatch.Receipt, ProvenRuns.OfCompose.Receipt.Claim!));
    }

    [Fact]
    public void ABatchNamesTheTreeOfItsClaims()
    {
        var tree = new ClaimTree(ProvenRuns.OfBatch.AssumedClaims);
        byte[] journal = ProvenRuns.OfBatch.Journal.ToArray();
        Assert.Equal(tree.Root.ToArray(), journal);
        Assert.True(ClaimTree.Verify(journal, 1, Chain, tree.PathOf(1)));
        Assert.False(ClaimTree.Verify(journal, 0, Chain, tree.PathOf(1)));
    }

    [Fact]
    public void AssumptionsLeftOutOfTheClaimAreNoticed()
    {
        CompositeReceipt receipt = ProvenRuns.OfCompose.Receipt.Composite();
        byte[] contents = receipt.ClaimOpening.Contents.ToArray();
        contents.AsSpan(96).Clear();
        var opening = new ClaimOpening(contents, receipt.ClaimOpening.Siblings);
        var forged = new CompositeReceipt(receipt.SecurityBits, receipt.ImageRoot, receipt.Context, opening, receipt.Segments);
        Assert.Equal(
            new Verdict(Outcome.Rejected, Check.ClaimOpening, -1),
            ReceiptVerifier.Verify(forged, new Expectations { ProgramId = receipt.ProgramId }, TestContext.Current.CancellationToken));
    }
}

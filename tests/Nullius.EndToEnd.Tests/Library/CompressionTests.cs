using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Succinct receipts say what the receipts say that they are made from (Spec §7.5).</summary>
public sealed class CompressionTests
{
    private static readonly Verdict Accepted = new(Outcome.Accepted, Check.None, -1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void ASuccinctReceiptClaimsWhatItsCompositeReceiptClaims()
    {
        using var folder = new TemporaryFolder();
        CompressedReceipt compressed = CompressedRuns.OfHello;
        Assert.Equal((2, 0), (compressed.MadeProofs, compressed.ResumedProofs));
        Assert.Equal(ReceiptKind.Succinct, compressed.Receipt.Kind);
        Assert.Equal(ReceiptKind.Composite, ProvenRuns.OfHello.Receipt.Kind);
        Assert.Equal(ProvenRuns.OfHello.Receipt.Claim!.ToArray(), compressed.Receipt.Claim!.ToArray());
        Assert.Equal(ProvenRuns.OfHello.Receipt.Body.ClaimBytes.ToArray(), compressed.Receipt.Body.ClaimBytes.ToArray());

        compressed.Receipt.Save(folder["receipt"]);
        Receipt loaded = Receipt.Load(folder["receipt"]);
        Assert.Equal(compressed.Receipt.ToArray(), loaded.ToArray());
        var expectations = new ReceiptExpectations
        {
            Input = ProvenRuns.HelloInput, Journal = ProvenRuns.OfHello.Journal, ExitCode = 0, Context = ProvenRuns.Context,
        };
        Assert.Equal(Accepted, loaded.Verify(ProvenRuns.Hello.Id, expectations, Stop));
    }

    [Fact]
    public async Task ACompressionThatWasStoppedResumesAndRepeatsNoJoin()
    {
        using var folder = new TemporaryFolder();
        string path = folder["receipt"];
        Receipt chain = ProvenRuns.OfChain.Receipt;
        int segments = ProvenRuns.OfChain.SegmentCount;
        using var source = new CancellationTokenSource();
        var stopped = new CompressionLog(source, CompressionPhase.Seal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Compressor.CompressToFileAsync(chain, path, progress: stopped, cancellationToken: source.Token));
        Assert.Equal((segments, segments - 1), (stopped[CompressionPhase.Lift], stopped[CompressionPhase.Join]));
        Assert.Equal(["receipt.work"], folder.Names);

        // The last join is damaged: it is made again, and of the rest only what it needs is looked at.
        string last = Directory.GetFiles($"{path}.work", "circuit-join-*.proof").MaxBy(File.GetLastWriteTimeUtc)!;
        byte[] bytes = File.ReadAllBytes(last);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(last, bytes);

        var resumed = new CompressionLog();
        CompressedReceipt compressed = await Compressor.CompressToFileAsync(chain, path, progress: resumed, cancellationToken: Stop);
        Assert.Equal((0, 1, 1), (resumed[CompressionPhase.Lift], resumed[CompressionPhase.Join], resumed[CompressionPhase.Seal]));
        Assert.Equal((2, 2), (compressed.MadeProofs, compressed.ResumedProofs));
        Assert.Equal(["receipt"], folder.Names);
        Assert.Equal(Accepted, Receipt.Load(path).Verify(ProvenRuns.Fibonacci.Id, new ReceiptExpectations { Input = ProvenRuns.ChainInput }, Stop));
    }

    [Fact]
    public void AConditionalSuccinctReceiptIsRejectedUntilItIsResolved()
    {
        Receipt conditional = CompressedRuns.OfConditional.Receipt;
        Assert.True(conditional.IsConditional);
        Assert.Equal(new Verdict(Outcome.Rejected, Check.Assumptions, -1), conditional.Verify(conditional.ProgramId, cancellationToken: Stop));
        var expectations = new ReceiptExpectations { Assumptions = [ProvenRuns.OfHello.Receipt.Claim!] };
        Assert.Equal(Accepted, conditional.Verify(conditional.ProgramId, expectations, Stop));

        Receipt resolved = CompressedRuns.OfResolved.Receipt;
        Assert.Equal(1, CompressedRuns.OfResolved.MadeProofs);
        Assert.False(resolved.IsConditional);
        Assert.Equal(CircuitKind.Resolve, resolved.Succinct().Circuit);
        var complete = new ReceiptExpectations { Journal = ProvenRuns.OfCompose.Journal, ExitCode = 0 };
        Assert.Equal(Accepted, resolved.Verify(conditional.ProgramId, complete, Stop));
    }

    [Fact]
    public async Task ASuccinctReceiptStaysAsItIs()
    {
        CompressedReceipt again = await Compressor.CompressAsync(CompressedRuns.OfHello.Receipt, cancellationToken: Stop);
        Assert.Equal((0, 0), (again.MadeProofs, again.ResumedProofs));
        Assert.Equal(CompressedRuns.OfHello.Receipt.ToArray(), again.Receipt.ToArray());
    }

    [Fact]
    public async Task OtherAssumptionsAreRefusedBeforeAnythingIsProven()
    {
        await AssertRefused(Check.Assumptions, ProvenRuns.OfCompose.Receipt, ProvenRuns.OfChain.Receipt);
        await AssertRefused(Check.Assumptions, ProvenRuns.OfCompose.Receipt, ProvenRuns.OfHello.Receipt, ProvenRuns.OfHello.Receipt);
        await AssertRefused(Check.Assumptions, ProvenRuns.OfBatch.Receipt, ProvenRuns.OfChain.Receipt, ProvenRuns.OfHello.Receipt);
        await AssertRefused(Check.Assumptions, ProvenRuns.OfBatch.Receipt, ProvenRuns.OfHello.Receipt, ProvenRuns.OfCompose.Receipt);
        await AssertRefused(Check.Assumptions, ProvenRuns.OfHello.Receipt, ProvenRuns.OfChain.Receipt);
    }

    [Fact]
    public async Task AReceiptThatIsNotValidIsRefusedByTheNameOfItsCheck()
    {
        CompositeReceipt chain = ProvenRuns.OfChain.Receipt.Composite();
        await AssertRefused(Check.SegmentChain, Composite(chain, [chain.Segments[0], .. chain.Segments.Skip(2)]));
        await AssertRefused(Check.FinalState, Composite(chain, [.. chain.Segments.SkipLast(1)]));
        CompositeReceipt hello = ProvenRuns.OfHello.Receipt.Composite();
        await AssertRefused(Check.ProofLength, Composite(hello, [hello.Segments[0] with { Proof = hello.Segments[0].Proof[..^4] }]));
        SuccinctReceipt succinct = CompressedRuns.OfHello.Receipt.Succinct();
        await AssertRefused(Check.ProofLength, new Receipt(new SuccinctReceipt(succinct.Claim, succinct.Circuit, succinct.Proof[..^4])));
    }

    [Fact]
    public async Task ABatchIsRefused()
    {
        await AssertRefused(Check.Incomplete, AggregatedRuns.OfThree.Receipt);
        await AssertRefused(Check.Incomplete, ProvenRuns.OfCompose.Receipt, AggregatedRuns.OfThree.Receipt);
    }

    [Fact]
    public async Task AReceiptOfMoreBitsIsRefused()
    {
        CompositeReceipt hello = ProvenRuns.OfHello.Receipt.Composite();
        var receipt = new Receipt(new CompositeReceipt(124, hello.ImageRoot, hello.Context, hello.ClaimOpening, hello.Segments));
        CompressionException exception = await AssertRefused(Check.SecurityLevel, receipt);
        Assert.Equal("The receipt has 124 bits of security (SecurityLevel) and is not compressed: recursion has 100, and it would lose by it.", exception.Message);
    }

    private static Receipt Composite(CompositeReceipt receipt, IReadOnlyList<SegmentProof> segments) =>
        new(new CompositeReceipt(receipt.SecurityBits, receipt.ImageRoot, receipt.Context, receipt.ClaimOpening, segments));

    private static async Task<CompressionException> AssertRefused(Check check, Receipt receipt, params Receipt[] assumed)
    {
        var log = new CompressionLog();
        CompressionException exception = await Assert.ThrowsAsync<CompressionException>(
            () => Compressor.CompressAsync(receipt, new CompressionOptions { Assumed = assumed }, log, Stop));
        Assert.Equal((check, 0, 0), (exception.Check, log[CompressionPhase.Join], log[CompressionPhase.Seal]));
        Assert.Contains(check == Check.Incomplete ? " is a batch: " : check.ToString(), exception.Message, StringComparison.Ordinal);
        return exception;
    }
}

using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>Batches prove the claims of the receipts that they are made from, and no others (Spec §7.6).</summary>
public sealed class AggregationTests
{
    private static readonly Verdict Accepted = new(Outcome.Accepted, Check.None, -1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Receipt Three => AggregatedRuns.OfThree.Receipt;

    [Fact]
    public void ABatchOfThreeProgramsProvesEveryClaim()
    {
        // The guest's segment; a lift and a seal of it and of the composite receipt; three resolves.
        AggregatedReceipt made = AggregatedRuns.OfThree;
        Assert.Equal((1, 0, 7, 0), (made.MadeSegments, made.ResumedSegments, made.MadeProofs, made.ResumedProofs));
        using var folder = new TemporaryFolder();
        Three.Save(folder["batch"]);
        Receipt batch = Receipt.Load(folder["batch"]);
        Assert.Equal(Three.ToArray(), batch.ToArray());
        Assert.Equal((ReceiptKind.Batch, 100, false), (batch.Kind, batch.SecurityBits, batch.IsConditional));
        for (int index = 0; index < 3; index++)
        {
            Receipt single = AggregatedRuns.ThreeReceipts[index];
            var expectations = new ReceiptExpectations
            {
                InputDigest = single.InputDigest, JournalDigest = single.JournalDigest, ExitCode = 0, Context = single.Context,
            };
            Assert.Equal(single.Claim!.ToArray(), batch.Claims[index].ToArray());
            Assert.Equal(Accepted, batch.Verify(single.ProgramId, expectations, Stop));
            Assert.Equal(Accepted, batch.Verify(single.ProgramId, cancellationToken: Stop));
            Assert.Equal(index, batch.IndexOf(single.ProgramId, expectations));
        }
    }

    [Fact]
    public async Task ABatchIsSealedForContracts()
    {
        BatchReceipt batch = Three.Batch();
        var evm = new CompressionOptions { Result = ReceiptKind.Evm };
        CompressedReceipt compressed = await Compressor.CompressAsync(Three, evm, cancellationToken: Stop);
        Assert.Equal(BatchGuest.ClaimOf(batch.Root.Span).ToArray(), compressed.Receipt.Claim!.ToArray());
        Assert.Equal(Accepted, compressed.Receipt.Verify(compressed.Receipt.ProgramId, cancellationToken: Stop));

        // Claims that are not those under the proven root.
        var forged = new BatchReceipt([batch.Claims[0], batch.Claims[2], batch.Claims[1]], batch.Succinct);
        using var stream = new MemoryStream();
        forged.WriteTo(stream);
        CompressionException exception = await Assert.ThrowsAsync<CompressionException>(
            () => Compressor.CompressAsync(Receipt.Parse(stream.ToArray()), evm, cancellationToken: Stop));
        Assert.Equal(Check.BatchRoot, exception.Check);
    }

    [Fact]
    public void AClaimIsShownByItsPath()
    {
        BatchReceipt batch = Three.Batch();
        for (int index = 0; index < 3; index++)
        {
            ClaimInclusion inclusion = batch.InclusionOf(index);
            Assert.True(inclusion.LeadsTo(batch.Root.Span));
            Assert.False((inclusion with { Index = inclusion.Index ^ 1 }).LeadsTo(batch.Root.Span));
            Assert.False((inclusion with { Claim = batch.Claims[(index + 1) % 3] }).LeadsTo(batch.Root.Span));
            Assert.False((inclusion with { Path = inclusion.Path[..32] }).LeadsTo(batch.Root.Span));
            Assert.False(inclusion.LeadsTo(AggregatedRuns.OfOne.Receipt.Batch().Root.Span));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => batch.InclusionOf(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.InclusionOf(-1));
    }

    [Fact]
    public void ABatchOfOneProvesItsClaim()
    {
        AggregatedReceipt made = AggregatedRuns.OfOne;
        Assert.Equal((1, 3), (made.MadeSegments, made.MadeProofs));
        Assert.Equal(ProvenRuns.OfHello.Receipt.Claim!.ToArray(), Assert.Single(made.Receipt.Claims).ToArray());
        Assert.Equal(Accepted, made.Receipt.Verify(ProvenRuns.Hello.Id, new ReceiptExpectations { Input = ProvenRuns.HelloInput }, Stop));
        Assert.True(made.Receipt.Batch().InclusionOf(0).Path.IsEmpty);
    }

    [Fact]
    public void WhatNoClaimMeetsIsRejectedByTheCheckThatStopsTheLast()
    {
        ProgramId hello = ProvenRuns.Hello.Id;
        AssertRejected(Check.ProgramId, ProvenRuns.Fibonacci.Id, ReceiptExpectations.None);
        AssertRejected(Check.ProgramId, new ProgramId(BatchGuest.ProgramId), ReceiptExpectations.None);
        AssertRejected(Check.Context, hello, new ReceiptExpectations { Context = new byte[32] });
        AssertRejected(Check.InputDigest, hello, new ReceiptExpectations { Input = ProvenRuns.ChainInput });
        AssertRejected(Check.JournalDigest, hello, new ReceiptExpectations { Input = ProvenRuns.HelloInput, Journal = ProvenRuns.OfHash.Journal });
        AssertRejected(Check.ExitCode, hello, new ReceiptExpectations { ExitCode = 1 });
        AssertRejected(Check.Assumptions, hello, new ReceiptExpectations { Assumptions = [ProvenRuns.OfHello.Receipt.Claim!] });
        AssertRejected(Check.SecurityLevel, hello, new ReceiptExpectations { SecurityBitsMin = 101 });
        Assert.Equal(-1, Three.IndexOf(hello, new ReceiptExpectations { ExitCode = 1 }));
    }

    [Fact]
    public async Task WhatIsInNoBatchIsRefusedBeforeAnythingIsProven()
    {
        Receipt hello = CompressedRuns.OfHello.Receipt;
        await AssertRefused(Check.Incomplete, "A batch has at least one receipt");
        await AssertRefused(Check.Incomplete, "A batch has at most 65536 receipts", [.. Enumerable.Repeat(hello, BatchReceipt.ClaimsMax + 1)]);
        await AssertRefused(Check.Incomplete, "Receipt 2 is a batch", hello, Three);
        await AssertRefused(Check.Assumptions, "Receipt 2 is conditional (Assumptions)", hello, ProvenRuns.OfCompose.Receipt);
        await AssertRefused(Check.Assumptions, "Receipt 1 is conditional (Assumptions)", CompressedRuns.OfConditional.Receipt, hello);

        CompositeReceipt hash = ProvenRuns.OfHash.Receipt.Composite();
        var stronger = new CompositeReceipt(124, hash.ImageRoot, hash.Context, hash.ClaimOpening, hash.Segments);
        await AssertRefused(Check.SecurityLevel, "Receipt 1 has 124 bits of security (SecurityLevel)", new Receipt(stronger));
        var other = new SuccinctReceipt(ProvenRuns.OfHash.Receipt.Claim!, hello.Succinct().Circuit, hello.Succinct().Proof);
        await AssertRefused(Check.BusDenominator, "Receipt 2 is not valid: BusDenominator", hello, new Receipt(other));
    }

    [Fact]
    public void TheGuestIsTheOneThatTheVerifierKnows()
    {
        Assert.Equal(BatchGuest.ProgramId, GuestProgram.Load(Checkout.Guest("batch")).Id.Value);
        Assert.Equal(BatchGuest.ProgramId, AggregationSession.Program.Id.Value);
        string specification = File.ReadAllText(Path.Combine(Checkout.Root, "spec", "07-receipts.md"));
        Assert.Contains(BatchGuest.ProgramId.ToString(), specification, StringComparison.Ordinal);
    }

    private static void AssertRejected(Check check, ProgramId programId, ReceiptExpectations expectations) =>
        Assert.Equal(new Verdict(Outcome.Rejected, check, -1), Three.Verify(programId, expectations, Stop));

    private static async Task AssertRefused(Check check, string sentence, params Receipt[] receipts)
    {
        using var folder = new TemporaryFolder();
        CompressionException exception = await Assert.ThrowsAsync<CompressionException>(
            () => Aggregator.AggregateToFileAsync(receipts, folder["batch"], cancellationToken: Stop));
        Assert.Equal(check, exception.Check);
        Assert.StartsWith(sentence, exception.Message, StringComparison.Ordinal);
        Assert.Equal([], folder.Names);
    }
}

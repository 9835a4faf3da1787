using Nullius.EndToEnd.Tests.Support;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Library;

/// <summary>EVM receipts say what the receipts say that they are made from (Spec §7.7).</summary>
public sealed class SealTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void AnEvmReceiptClaimsWhatItsSuccinctReceiptClaims()
    {
        using var folder = new TemporaryFolder();
        CompressedReceipt compressed = CompressedRuns.OfHelloForContracts;
        Assert.Equal((1, 0), (compressed.MadeProofs, compressed.ResumedProofs));
        Assert.Equal(ReceiptKind.Evm, compressed.Receipt.Kind);
        Assert.Equal(CompressedRuns.OfHello.Receipt.Claim!.ToArray(), compressed.Receipt.Claim!.ToArray());

        compressed.Receipt.Save(folder["receipt"]);
        Receipt loaded = Receipt.Load(folder["receipt"]);
        Assert.Equal(compressed.Receipt.ToArray(), loaded.ToArray());
        var expectations = new ReceiptExpectations
        {
            Input = ProvenRuns.HelloInput, Journal = ProvenRuns.OfHello.Journal, ExitCode = 0, Context = ProvenRuns.Context,
        };
        Assert.Equal(new Verdict(Outcome.Accepted, Check.None, -1), loaded.Verify(ProvenRuns.Hello.Id, expectations, Stop));
    }

    [Fact]
    public async Task WhatCannotBeSealedIsRefusedBeforeTheWorkBegins()
    {
        var evm = new CompressionOptions { Result = ReceiptKind.Evm };
        CompressionException conditional = await Assert.ThrowsAsync<CompressionException>(
            () => Compressor.CompressAsync(CompressedRuns.OfConditional.Receipt, evm, cancellationToken: Stop));
        Assert.Equal(Check.Assumptions, conditional.Check);
        CompressionException sealedAlready = await Assert.ThrowsAsync<CompressionException>(
            () => Compressor.CompressAsync(CompressedRuns.OfHelloForContracts.Receipt, evm, cancellationToken: Stop));
        Assert.Equal(Check.ReceiptFormat, sealedAlready.Check);
        await Assert.ThrowsAsync<ArgumentException>(
            () => Compressor.CompressAsync(CompressedRuns.OfHello.Receipt, new CompressionOptions { Result = ReceiptKind.Composite }, cancellationToken: Stop));
    }
}

using Nullius.Chain.Tests.Support;
using Nullius.Ethereum;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Chain.Tests;

/// <summary>From a proven run to a record on a chain: deployment, verification, event, forgery.</summary>
public sealed class ChainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AProvenClaimIsRecordedAndAForgedOneReverts()
    {
        await using AnvilNode node = await AnvilNode.StartAsync(cancellationToken: Stop);
        EthereumClient client = node.Client;
        using TransactionSender sender = await TransactionSender.CreateAsync(client, AnvilAccounts.All[0], cancellationToken: Stop);
        Deployment deployment = await Deployment.CreateAsync(sender, Stop);
        NulliusContract nullius = await NulliusContract.AtAsync(client, deployment.Nullius, Stop);
        EvmReceipt receipt = SealedRun.Hello;

        // 1. A call, a transaction, an event.
        await nullius.VerifyAsync(receipt, Stop);
        TransactionReceipt verified = (await sender.SendAsync(nullius.Verify(receipt), Stop)).EnsureSucceeded();
        Assert.InRange(verified.GasUsed, 1u, 6_500_000u);
        ClaimLogContract log = await ClaimLogContract.AtAsync(client, deployment.ClaimLog, Stop);
        (await sender.SendAsync(log.Prove(receipt), Stop)).EnsureSucceeded();
        IReadOnlyList<AbiValue> proven = Assert.Single(await log.ClaimsOfAsync(new Hash32(receipt.ProgramId.ToArray()), BlockTag.Earliest, BlockTag.Latest, Stop));
        Assert.Equal(receipt.Claim.JournalDigest.ToArray(), proven[1].AsBytes().ToArray());
        Assert.Equal(receipt.Claim.Context.ToArray(), proven[4].AsBytes().ToArray());

        // 2. Forgeries.
        Claim claim = receipt.Claim;
        var forged = new ClaimContents(claim.InputDigest, claim.InputDigest, claim.ExitCode, default);
        var other = new EvmReceipt(new Claim(claim.ProgramId, forged, claim.Context), receipt.Seal);
        ContractRevertedException exception = await Assert.ThrowsAsync<ContractRevertedException>(() => nullius.VerifyAsync(other, Stop));
        Assert.Equal("BusDenominator()", exception.Reason.ToString());
        TransactionOutcome outcome = await sender.SendAsync(log.Prove(other), Stop);
        Assert.Equal(TransactionStatus.WouldRevert, outcome.Status);
        Assert.Equal("BusDenominator", outcome.RevertReason?.Error?.Name);
    }

    /// <summary>A contract that passes every question on to the real one, and accepts whatever it is given to verify.</summary>
    [Fact]
    public async Task AContractThatAnswersLikeTheVerifierIsNotTakenForIt()
    {
        await using AnvilNode node = await AnvilNode.StartAsync(cancellationToken: Stop);
        using TransactionSender sender = await TransactionSender.CreateAsync(node.Client, AnvilAccounts.All[0], cancellationToken: Stop);
        Deployment deployment = await Deployment.CreateAsync(sender, Stop);
        byte[] runtime =
        [
            0x36, 0x60, 0x04, 0x14, 0x60, 0x08, 0x57, 0x00, 0x5b, // Stop unless there are four bytes of calldata.
            0x60, 0x04, 0x5f, 0x5f, 0x37, // Copy them to memory.
            0x60, 0x20, 0x5f, 0x60, 0x04, 0x5f, 0x73, .. deployment.Nullius.ToArray(), 0x5a, 0xfa, // Ask the verifier.
            0x60, 0x20, 0x5f, 0xf3, // Return its answer.
        ];
        byte[] creation = [0x60, (byte)runtime.Length, 0x80, 0x60, 0x09, 0x5f, 0x39, 0x5f, 0xf3, .. runtime];
        TransactionRequest request = TransactionRequest.Creation(creation, AbiFunction.Parse("function f()").Inputs);
        Address impostor = (await sender.SendAsync(request, Stop)).EnsureSucceeded().ContractAddress!.Value;
        await Assert.ThrowsAsync<WrongContractException>(() => NulliusContract.AtAsync(node.Client, impostor, Stop));
        await Assert.ThrowsAsync<WrongContractException>(() => NulliusContract.AtAsync(node.Client, deployment.ClaimLog, Stop));
        await Assert.ThrowsAsync<ContractMissingException>(() => NulliusContract.AtAsync(node.Client, default, Stop));
    }
}

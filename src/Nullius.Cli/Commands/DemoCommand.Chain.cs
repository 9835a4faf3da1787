using System.Diagnostics;
using Nullius.Chain;
using Nullius.Cli.Output;
using Nullius.Ethereum;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <content>The second half: the same proof on a chain.</content>
internal static partial class DemoCommand
{
    private static async Task<bool> OnChainAsync(Receipt composite, ushort? port, CancellationToken cancellationToken)
    {
        Console.Out.WriteLine("\nThe same on a local chain, where a contract verifies:");
        await using AnvilNode node = await AnvilNode.StartAsync(new AnvilOptions { Port = port }, cancellationToken);
        EvmReceipt receipt = await SealAsync(composite, cancellationToken);
        using Payer payer = await ChainOptions.DevelopmentPayerAsync(node, cancellationToken);
        Deployment deployment = await Deployment.CreateAsync(payer.Sender, cancellationToken);
        NulliusContract contract = await NulliusContract.AtAsync(node.Client, deployment.Nullius, cancellationToken);
        TextOutput.Line("chain", $"anvil at {node.Url.GetLeftPart(UriPartial.Authority)}, with Ethereum's limit of {TextOutput.Count((long)TransactionLimits.GasMax)} gas for a transaction");
        TextOutput.Line("contract", $"{contract.Address}, deployed with three others by {TextOutput.Count((long)deployment.GasUsed)} gas");

        await contract.VerifyAsync(receipt, cancellationToken); // The first call warms the node up.
        long start = Stopwatch.GetTimestamp();
        await contract.VerifyAsync(receipt, cancellationToken);
        TextOutput.Line("called", $"ACCEPTED in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, without a transaction (eth_call)");
        MeasuredTransaction verified = await MeasuredTransaction.SucceedAsync(payer.Sender, contract.Verify(receipt), cancellationToken);
        TextOutput.Line("transaction", $"ACCEPTED for {TextOutput.Count((long)verified.GasUsed)} gas, {TextOutput.Count(verified.Bytes)} bytes, {TextOutput.Seconds(verified.Seconds)} from estimate to receipt\n");

        Console.Out.WriteLine("Two forgeries, sent to the contract:");
        Claim claim = receipt.Claim;
        var contents = new ClaimContents(claim.InputDigest, Flip(claim.JournalDigest.ToArray(), 0), claim.ExitCode, claim.Assumptions);
        ulong gasLimit = verified.GasUsed + (verified.GasUsed / 2);
        bool[] reverted =
        [
            await ForgeAsync("one bit of the seal flipped", new EvmReceipt(claim, Flip(receipt.Seal.ToArray(), receipt.Seal.Length / 2))),
            await ForgeAsync("another hash put into the claim", new EvmReceipt(new Claim(claim.ProgramId, contents, claim.Context), receipt.Seal)),
        ];
        return reverted.All(isReverted => isReverted);

        // With a limit of gas given, nothing is estimated first: the chain takes the transaction and reverts it.
        async Task<bool> ForgeAsync(string name, EvmReceipt forged)
        {
            TransactionOutcome outcome = await payer.Sender.SendAsync(contract.Verify(forged) with { GasLimit = gasLimit }, cancellationToken);
            Check? check = outcome.RevertReason is { } reason ? RevertText.CheckOf(reason) : null;
            string text = check is { } failed ? $"REVERTED by {failed}: {CheckText.Describe(failed)}" : outcome.Sentence;
            Console.Out.WriteLine($"  {name,-33} {text}");
            return outcome.Status == TransactionStatus.Reverted && check is not null;
        }
    }

    private static async Task<EvmReceipt> SealAsync(Receipt composite, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var options = new CompressionOptions { Result = ReceiptKind.Evm };
        CompressedReceipt compressed = await CompressionDisplay.RunAsync(
            true, new CompressionClock(), progress => Compressor.CompressAsync(composite, options, progress, cancellationToken));
        var receipt = (EvmReceipt)compressed.Receipt.Body;
        TextOutput.Line("sealed", $"{TextOutput.Bytes(receipt.Seal.Length)} in {TextOutput.Seconds(Stopwatch.GetElapsedTime(start).TotalSeconds)}, {receipt.SecurityBits} bits of provable security");
        return receipt;
    }
}

using System.Diagnostics;
using Nullius.Chain;
using Nullius.Cli.Reports;
using Nullius.Ethereum;
using Nullius.Machine;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Benchmarks;

/// <summary>
/// Measures what contracts cost, on a local chain. All gas is the <c>gasUsed</c> of the receipt of one transaction, which has the 21,000 of a transaction and its calldata in it.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>deployGas</c>: the four transactions that create the contracts.</item>
/// <item><c>verifyGas</c>, <c>transactionBytes</c>: one transaction that calls <c>verify</c> of the contract directly, with the claim and the seal of a small run.</item>
/// <item><c>ethCallMilliseconds</c>: the same as a call without a transaction, from the request to the answer; the median of 20 after a warm-up.</item>
/// <item><c>verifyBatchGas</c>: one transaction that calls <c>verifyBatch</c>. It takes a root and a seal, and a seal has the same length and form for every run, so that apart from what zero bytes of
/// calldata save the gas does not depend on the number of claims; the seal here is of a batch of two.</item>
/// <item><c>verifyInclusionGas</c>: one transaction that calls <c>verifyInclusion</c> for a claim of a tree of 64, a path of six siblings.</item>
/// <item><c>batchGasPerClaim</c>: what a claim of a batch of 64 costs, where each is shown in a transaction of its own: <c>verifyBatchGas</c> / 64 + <c>verifyInclusionGas</c>. What a
/// contract adds that stores the root or logs the claim is not in it.</item>
/// </list>
/// </remarks>
internal static class ChainBenchmark
{
    /// <summary>The name on the command line.</summary>
    public const string Name = "chain";

    private const int WarmUps = 5;
    private const int Calls = 20;
    private const int BatchClaims = 64;

    public static async Task<IReadOnlyList<BenchResult>> RunAsync(CancellationToken cancellationToken)
    {
        (EvmReceipt receipt, Hash32 root, EvmReceipt batch) = await ProveAsync(cancellationToken);
        return await MeasureAsync(receipt, root, batch, cancellationToken);
    }

    /// <summary>Measures with receipts that are made already.</summary>
    /// <param name="receipt">The seal of a run.</param>
    /// <param name="root">The root of a batch.</param>
    /// <param name="batch">The seal of the guest's run that made it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<BenchResult>> MeasureAsync(EvmReceipt receipt, Hash32 root, EvmReceipt batch, CancellationToken cancellationToken)
    {
        await using AnvilNode node = await AnvilNode.StartAsync(cancellationToken: cancellationToken);
        using Payer payer = await ChainOptions.DevelopmentPayerAsync(node, cancellationToken);
        Deployment deployment = await Deployment.CreateAsync(payer.Sender, cancellationToken);
        NulliusContract contract = await NulliusContract.AtAsync(node.Client, deployment.Nullius, cancellationToken);
        var tree = new ClaimTree([.. Enumerable.Repeat(receipt.Claim, BatchClaims)]);
        var inclusion = new ClaimInclusion(BatchClaims / 2, receipt.Claim, tree.PathOf(BatchClaims / 2));

        MeasuredTransaction verify = await SendAsync(contract.Verify(receipt));
        MeasuredTransaction verifyBatch = await SendAsync(contract.VerifyBatch(root, batch.Seal));
        MeasuredTransaction verifyInclusion = await SendAsync(contract.VerifyInclusion(new Hash32(tree.Root.Span), inclusion));
        return
        [
            Figure("verifyGas", verify.GasUsed, "gas"),
            Figure("sealBytes", receipt.Seal.Length, "bytes"),
            Figure("transactionBytes", verify.Bytes, "bytes"),
            Figure("deployGas", deployment.GasUsed, "gas"),
            Figure("verifyBatchGas", verifyBatch.GasUsed, "gas"),
            Figure("verifyInclusionGas", verifyInclusion.GasUsed, "gas"),
            Figure("batchGasPerClaim", ((double)verifyBatch.GasUsed / BatchClaims) + verifyInclusion.GasUsed, "gas"),
            Figure("ethCallMilliseconds", await CallMillisecondsAsync(contract, receipt, cancellationToken), "ms"),
        ];

        Task<MeasuredTransaction> SendAsync(TransactionRequest request) => MeasuredTransaction.SucceedAsync(payer.Sender, request, cancellationToken);
    }

    /// <summary>A small run, sealed, and a batch of it twice: its root and its seal.</summary>
    private static async Task<(EvmReceipt Receipt, Hash32 Root, EvmReceipt Batch)> ProveAsync(CancellationToken cancellationToken)
    {
        BenchmarkProgram program = BenchmarkPrograms.All.First(program => program.Name == BenchmarkPrograms.Small);
        ProvenRun proven = await Sdk.Prover.ProveAsync(CommonOptions.LoadProgram(Checkout.Guest(program.Guest)), program.Input(), cancellationToken: cancellationToken);
        Receipt succinct = (await Compressor.CompressAsync(proven.Receipt, cancellationToken: cancellationToken)).Receipt;
        var batch = (BatchReceipt)(await Aggregator.AggregateAsync([succinct, succinct], cancellationToken: cancellationToken)).Receipt.Body;
        return (await SealAsync(succinct.Body, cancellationToken), new Hash32(batch.Root.Span), await SealAsync(batch.Succinct, cancellationToken));
    }

    /// <summary>The seal of a receipt.</summary>
    internal static async Task<EvmReceipt> SealAsync(ReceiptBody body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        body.WriteTo(bytes);
        var options = new CompressionOptions { Result = ReceiptKind.Evm };
        return (EvmReceipt)(await Compressor.CompressAsync(Receipt.Parse(bytes.ToArray()), options, cancellationToken: cancellationToken)).Receipt.Body;
    }

    private static async Task<double> CallMillisecondsAsync(NulliusContract contract, EvmReceipt receipt, CancellationToken cancellationToken)
    {
        for (int call = 0; call < WarmUps; call++)
            await contract.VerifyAsync(receipt, cancellationToken);
        var milliseconds = new double[Calls];
        for (int call = 0; call < Calls; call++)
        {
            long start = Stopwatch.GetTimestamp();
            await contract.VerifyAsync(receipt, cancellationToken);
            milliseconds[call] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        return (milliseconds[(Calls / 2) - 1] + milliseconds[Calls / 2]) / 2;
    }

    private static BenchResult Figure(string metric, double value, string unit) => new(Name, metric, value, unit);
}

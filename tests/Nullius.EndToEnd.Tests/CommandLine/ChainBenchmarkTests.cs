using Nullius.Cli.Benchmarks;
using Nullius.Cli.Reports;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Ethereum;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.CommandLine;

/// <summary>The figures of <c>bench chain</c>, of receipts that other tests have made.</summary>
public sealed class ChainBenchmarkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFiguresAreThoseOfTransactionsThatTookEffect()
    {
        EvmReceipt receipt = CompressedRuns.OfHelloForContracts.Receipt.Evm();
        BatchReceipt batch = AggregatedRuns.OfOne.Receipt.Batch();
        EvmReceipt ofBatch = await ChainBenchmark.SealAsync(batch.Succinct, Stop);
        IReadOnlyList<BenchResult> figures = await ChainBenchmark.MeasureAsync(receipt, new Hash32(batch.Root.Span), ofBatch, Stop);

        Dictionary<string, double> values = figures.ToDictionary(figure => figure.Metric, figure => figure.Value);
        string[] metrics = ["verifyGas", "sealBytes", "transactionBytes", "deployGas", "verifyBatchGas", "verifyInclusionGas", "batchGasPerClaim", "ethCallMilliseconds"];
        Assert.Equal(metrics, figures.Select(figure => figure.Metric));
        Assert.Equal(receipt.Seal.Length, values["sealBytes"]);
        Assert.InRange(values["verifyGas"], 1_000_000, TransactionLimits.GasMax);
        Assert.InRange(values["verifyBatchGas"], 0.99 * values["verifyGas"], 1.01 * values["verifyGas"]);
        Assert.InRange(values["transactionBytes"], values["sealBytes"], TransactionLimits.EncodedBytesMax);
        Assert.Equal(values["verifyBatchGas"] / 64 + values["verifyInclusionGas"], values["batchGasPerClaim"]);
    }
}

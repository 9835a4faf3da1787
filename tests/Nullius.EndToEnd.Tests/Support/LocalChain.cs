using Nullius.Chain;
using Nullius.Ethereum;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>A local chain with the contracts, and files of receipts, shared by the tests of a class.</summary>
public sealed class LocalChain : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private AnvilNode? node;
    private Deployment? deployment;

    internal AnvilNode Node => node!;

    internal Deployment Deployment => deployment!;

    /// <summary>A receipt for contracts.</summary>
    public string Receipt => folder["evm"];

    /// <summary>The same with one bit of its seal flipped.</summary>
    public string Forgery => folder["forgery"];

    public async ValueTask InitializeAsync()
    {
        node = await AnvilNode.StartAsync();
        using TransactionSender sender = await TransactionSender.CreateAsync(Node.Client, AnvilAccounts.All[0]);
        deployment = await Deployment.CreateAsync(sender);
        byte[] receipt = CompressedRuns.OfHelloForContracts.Receipt.ToArray();
        folder.Write("evm", receipt);
        receipt[receipt.Length / 2] ^= 1;
        folder.Write("forgery", receipt);
    }

    public async ValueTask DisposeAsync()
    {
        if (node is not null)
            await node.DisposeAsync();
        folder.Dispose();
    }
}

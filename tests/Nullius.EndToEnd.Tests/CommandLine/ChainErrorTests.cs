using Nullius.EndToEnd.Tests.Support;
using Nullius.Ethereum;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.CommandLine;

/// <summary>What can be wrong with a node, a chain, a contract, a key or a receipt: one sentence, and exit status 2.</summary>
public sealed class ChainErrorTests(LocalChain chain) : IClassFixture<LocalChain>
{
    private string Url => $"http://127.0.0.1:{chain.Node.Url.Port}";

    private string Contract => chain.Deployment.Nullius.ToString();

    [Fact]
    public void NoNodeAtTheUrl()
    {
        using var server = new OtherServer("hello");
        AssertUnusable($"What answers at {server.Url} is not an Ethereum node: its answer to eth_chainId is not JSON-RPC.", "chain", "deploy", "--rpc", server.Url);
        AssertUnusable(
            $"What answers at {server.Url} is not an Ethereum node: its answer to eth_getCode is not JSON-RPC.",
            "chain", "verify", chain.Receipt, "--rpc", server.Url, "--contract", Contract);
        string closed = server.Url;
        server.Dispose();
        AssertUnusable($"No Ethereum node answers at {closed}: the connection is refused. Start one there, or give the URL of another.", "chain", "deploy", "--rpc", closed);
        AssertUnusable("--rpc takes the URL of a node, which begins with http:// or https://.", "chain", "deploy", "--rpc", "localhost:8545");
    }

    [Fact]
    public void AnotherChain()
    {
        string sentence = $"The node at {Url} is of chain 31337, but chain 1 is meant.";
        AssertUnusable(sentence, "chain", "deploy", "--rpc", Url, "--chain-id", "1");
        AssertUnusable(sentence, "chain", "verify", chain.Receipt, "--rpc", Url, "--contract", Contract, "--chain-id", "1");
    }

    [Fact]
    public void AnotherContractOrNone()
    {
        var empty = new Address(new byte[Address.Bytes]);
        AssertUnusable($"There is no contract at {empty} on chain 31337 (node {Url}): the address has no code.", Verify(empty.ToString()));
        Address log = chain.Deployment.ClaimLog;
        AssertUnusable(
            $"The contract at {log} is not the verifier of this version: deploy one with `nullius chain deploy`, or give the address of one.", Verify(log.ToString()));
        AssertUnusable("'0x12' is not an address: 40 hexadecimal digits, or one of them is wrong (EIP-55).", Verify("0x12"));

        string[] Verify(string contract) => ["chain", "verify", chain.Receipt, "--rpc", Url, "--contract", contract];
    }

    [Fact]
    public async Task NoKeyOrNoFunds()
    {
        using var folder = new TemporaryFolder();
        string key = folder.Write("key", [.. new string('7', 64).Select(digit => (byte)digit), (byte)'\n']);
        string other = folder.Write("other", "hello"u8);
        AssertUnusable(
            $"The account {Account.FromFile(key).Address} owns 0 ETH, but the transaction may cost ", "chain", "deploy", "--rpc", Url, "--key-file", key);
        AssertUnusable($"The key file '{other}' is not a private key: ", "chain", "deploy", "--rpc", Url, "--key-file", other);
        AssertUnusable($"The key file '{folder["none"]}' does not exist.", "chain", "deploy", "--rpc", Url, "--key-file", folder["none"]);
        AssertUnusable("Give --key-file or --key, not both.", "chain", "deploy", "--rpc", Url, "--key-file", key, "--key", "12");

        await using AnvilNode node = await AnvilNode.StartAsync(new AnvilOptions { ChainId = 7 }, TestContext.Current.CancellationToken);
        AssertUnusable(
            "The node is of chain 7, where a transaction needs a key: give --key-file, or set NULLIUS_KEY.", "chain", "deploy", "--rpc", node.Url.ToString());
    }

    [Fact]
    public void AnotherKindOfReceipt()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfHello.Receipt.Save(folder["composite"]);
        CompressedRuns.OfHello.Receipt.Save(folder["succinct"]);
        foreach (string kind in (string[])["composite", "succinct"])
            AssertUnusable($"'{folder[kind]}' is a {kind} receipt, which contracts do not take: `nullius compress {folder[kind]} --for evm --receipt FILE` makes one that they do.", Verify(kind));
        using (FileStream batch = File.Create(folder["batch"]))
            new BatchReceipt([CompressedRuns.OfHello.Receipt.Claim!], CompressedRuns.OfHello.Receipt.Succinct()).WriteTo(batch);
        AssertUnusable($"'{folder["batch"]}' is a batch: `nullius compress {folder["batch"]} --for evm --receipt FILE` makes the receipt of its root that contracts take.", Verify("batch"));
        AssertUnusable("The file is not a receipt.", "chain", "verify", Checkout.Licence, "--rpc", Url, "--contract", Contract);

        string[] Verify(string name) => ["chain", "verify", folder[name], "--rpc", Url, "--contract", Contract];
    }

    private static void AssertUnusable(string beginning, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"nullius: {beginning}", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}

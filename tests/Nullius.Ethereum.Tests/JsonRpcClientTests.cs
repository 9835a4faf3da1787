using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Nullius.Ethereum.Tests;

public sealed class JsonRpcClientTests
{
    private static readonly Address Alice = AnvilAccounts.All[0].Address;
    private static readonly Hash32 SomeHash = Hash32.Keccak("a transaction"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AsksWithTheParametersOfTheInterface()
    {
        FakeNode node = new FakeNode().Results("eth_getBalance", "\"0xde0b6b3a7640000\"").Results("eth_getLogs", "[]").Results("eth_call", "\"0x\"");
        using EthereumClient client = node.Connect();
        Assert.Equal(Wei.FromEther(1), await client.GetBalanceAsync(Alice, 16, Token));
        Assert.Equal("""["0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266","0x10"]""", node.LastParameters);

        await client.GetLogsAsync(new LogFilter { From = 1, To = BlockTag.Safe, Addresses = [Alice], Topics = [null, SomeHash] }, Token);
        Assert.Equal(
            $$"""[{"fromBlock":"0x1","toBlock":"safe","address":["{{Alice}}"],"topics":[null,"{{SomeHash}}"]}]""", node.LastParameters);

        var call = new CallRequest { To = Alice, Data = new byte[] { 1 }, Value = new Wei(2), Gas = 3 };
        await client.CallAsync(call, BlockTag.Pending, cancellationToken: Token);
        Assert.Equal($$"""[{"data":"0x01","to":"{{Alice}}","value":"0x2","gas":"0x3"},"pending"]""", node.LastParameters);
    }

    [Fact]
    public async Task ReadsAReceipt()
    {
        // In the form of anvil and geth: with null for no contract, and members that are passed over.
        const string Receipt = """
            {"blockHash":"0x11f6ce8ed3f8e6f1a2f6a6f3a66a6b7ad1e0b2c5a9b7e2f0c0d1e2f3a4b5c6d7","blockNumber":"0x7","contractAddress":null,
             "cumulativeGasUsed":"0x5208","effectiveGasPrice":"0x3b9aca07","from":"0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266","gasUsed":"0x5208",
             "logs":[{"address":"0x5fbdb2315678afecb367f032d93f642f64180aa3","topics":["0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"],
                      "data":"0x01","blockNumber":"0x7","logIndex":"0x2","removed":false,"anything":{}}],
             "logsBloom":"0x00","status":"0x1","to":"0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
             "transactionHash":"0x33a8efa51c6a4d3c6f0c1d3cf1a8a2b7b4fb5a0a4b3d0d2e1f0a9b8c7d6e5f40","transactionIndex":"0x0","type":"0x2"}
            """;
        using EthereumClient client = new FakeNode().Results("eth_getTransactionReceipt", Receipt).Connect();
        TransactionReceipt receipt = (await client.GetReceiptAsync(SomeHash, Token))!;
        Assert.True(receipt.IsSuccess);
        Assert.Equal((7UL, 21000UL, Alice), (receipt.BlockNumber, receipt.GasUsed, receipt.From));
        Assert.Null(receipt.ContractAddress);
        Assert.Equal(new Wei(21000UL * 1_000_000_007), receipt.Fee);
        LogEntry log = Assert.Single(receipt.Logs);
        Assert.Equal((2UL, "0x01"), (log.LogIndex, Hex.Encode(log.Data.Span)));
    }

    [Fact]
    public async Task NullIsNoReceiptAndNoTransaction()
    {
        using EthereumClient client = new FakeNode().Results("eth_getTransactionReceipt", "null").Results("eth_getTransactionByHash", "null").Connect();
        Assert.Null(await client.GetReceiptAsync(SomeHash, Token));
        Assert.Null(await client.GetTransactionAsync(SomeHash, Token));
    }

    [Fact]
    public async Task AnErrorOfTheNodeKeepsItsCodeMessageAndData()
    {
        using EthereumClient client = new FakeNode().Fails("eth_chainId", """{"code":-32000,"message":"too early","data":{"wait":3}}""").Connect();
        var exception = await Assert.ThrowsAsync<JsonRpcException>(() => client.GetChainIdAsync(Token));
        Assert.Equal("The node refuses eth_chainId: too early (code -32000).", exception.Message);
        Assert.Equal((-32000, "too early", """{"wait":3}"""), (exception.Code, exception.NodeMessage, exception.ErrorData));
        Assert.Null(exception.RevertData);
    }

    [Theory]
    [InlineData("""{"code":3,"message":"execution reverted: custom error","data":"0xdeadbeef"}""", "the error 0xdeadbeef is not a known one")]
    [InlineData("""{"code":-32015,"message":"VM execution error: revert","data":"Reverted 0xdeadbeef"}""", "the error 0xdeadbeef is not a known one")]
    [InlineData("""{"code":-32603,"message":"Transaction reverted","data":{"message":"no","data":"0xdeadbeef"}}""", "the error 0xdeadbeef is not a known one")]
    [InlineData("""{"code":-32000,"message":"execution reverted"}""", "no reason is given")]
    [InlineData("""{"code":3,"message":"execution reverted","data":"0xdea"}""", "no reason is given")]
    public async Task RevertsAreFoundInTheErrorsOfEveryKindOfNode(string error, string reason)
    {
        using EthereumClient client = new FakeNode().Fails("eth_call", error).Connect();
        var exception = await Assert.ThrowsAsync<ContractRevertedException>(() => client.CallAsync(new CallRequest { To = Alice }, cancellationToken: Token));
        Assert.Equal($"The contract reverts the call: {reason}.", exception.Message);
    }

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc":"2.0","id":99,"result":"0x1"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":null}}""")]
    public async Task WhatIsNotJsonRpcIsNoNode(string body)
    {
        var node = new FakeNode { Transport = _ => Task.FromResult(FakeNode.Response(body)) };
        using EthereumClient client = node.Connect();
        var exception = await Assert.ThrowsAsync<NodeProtocolException>(() => client.GetChainIdAsync(Token));
        Assert.Equal("What answers at http://node.example:8545 is not an Ethereum node: its answer to eth_chainId is not JSON-RPC.", exception.Message);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"7\"")]
    [InlineData("null")]
    [InlineData("\"0x10000000000000000\"")]
    public async Task ResultsOfAnotherTypeAreNotUnderstood(string result)
    {
        using EthereumClient client = new FakeNode().Results("eth_chainId", result).Connect();
        var exception = await Assert.ThrowsAsync<NodeProtocolException>(() => client.GetChainIdAsync(Token));
        Assert.StartsWith("The answer of the node at http://node.example:8545 to eth_chainId is not understood: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerThatLacksAMemberIsNotUnderstood()
    {
        using EthereumClient client = new FakeNode().Results("eth_getBlockByNumber", """{"number":"0x1"}""").Connect();
        var exception = await Assert.ThrowsAsync<NodeProtocolException>(() => client.GetBlockAsync(BlockTag.Latest, Token));
        Assert.Contains("hash", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABusyNodeIsUnavailable()
    {
        var node = new FakeNode { Transport = _ => Task.FromResult(FakeNode.Response("slow down", HttpStatusCode.TooManyRequests)) };
        using EthereumClient client = node.Connect();
        var exception = await Assert.ThrowsAsync<NodeUnavailableException>(() => client.GetChainIdAsync(Token));
        Assert.Equal("The node at http://node.example:8545 does not answer eth_chainId: HTTP status 429 (TooManyRequests).", exception.Message);
    }

    [Fact]
    public async Task ASilentNodeIsUnavailable()
    {
        var node = new FakeNode { Transport = Never };
        using EthereumClient client = node.Connect(JsonRpcOptions.Default with { Time = new InstantTime() });
        var exception = await Assert.ThrowsAsync<NodeUnavailableException>(() => client.GetChainIdAsync(Token));
        Assert.Equal("The node at http://node.example:8545 does not answer within 30 seconds.", exception.Message);
    }

    [Fact]
    public async Task CancellationIsNoFailureOfTheNode()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var node = new FakeNode { Transport = Never };
        using EthereumClient client = node.Connect();
        Task<ulong> asking = client.GetChainIdAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task AnEndlessAnswerIsRefused()
    {
        var node = new FakeNode { Transport = _ => Task.FromResult(FakeNode.Response(new string(' ', 1001))) };
        using EthereumClient client = node.Connect(JsonRpcOptions.Default with { ResponseBytesMax = 1000 });
        var exception = await Assert.ThrowsAsync<NodeProtocolException>(() => client.GetChainIdAsync(Token));
        Assert.Equal("The answer of the node at http://node.example:8545 is longer than 1000 bytes.", exception.Message);
    }

    [Fact]
    public async Task NoNodeAtTheUrlIsSaid()
    {
        using var client = new EthereumClient(new Uri($"http://127.0.0.1:{UnusedPort()}"));
        var exception = await Assert.ThrowsAsync<NodeUnavailableException>(() => client.GetChainIdAsync(Token));
        Assert.Equal(
            $"No Ethereum node answers at {client.Rpc.Endpoint}: the connection is refused. Start one there, or give the URL of another.", exception.Message);
    }

    [Fact]
    public async Task TheWrongChainIsSaid()
    {
        using EthereumClient client = new FakeNode().Results("eth_chainId", "\"0x1\"").Connect();
        await client.RequireChainAsync(1, Token);
        var exception = await Assert.ThrowsAsync<WrongChainException>(() => client.RequireChainAsync(31337, Token));
        Assert.Equal("The node at http://node.example:8545 is of chain 1, but chain 31337 is meant.", exception.Message);
        Assert.Equal((1UL, 31337UL), (exception.Actual, exception.Expected));
    }

    [Fact]
    public async Task AnAddressWithoutCodeIsSaid()
    {
        FakeNode node = new FakeNode().Results("eth_getCode", "\"0x\"").Results("eth_chainId", "\"0x1\"").Results("eth_call", "\"0x\"");
        using EthereumClient client = node.Connect();
        var exception = await Assert.ThrowsAsync<ContractMissingException>(() => Contract.AtAsync(client, Alice, cancellationToken: Token));
        Assert.Equal($"There is no contract at {Alice} on chain 1 (node http://node.example:8545): the address has no code.", exception.Message);
    }

    [Theory]
    [InlineData("ftp://localhost")]
    [InlineData("localhost:8545")]
    [InlineData("/relative")]
    public void OnlyHttpIsSpoken(string url) => Assert.Throws<ArgumentException>(() => new EthereumClient(new Uri(url, UriKind.RelativeOrAbsolute)));

    [Fact]
    public async Task AnyMethodMayBeAsked()
    {
        FakeNode node = new FakeNode().Results("debug_anything", "[1]");
        using EthereumClient client = node.Connect();
        JsonElement result = await client.Rpc.InvokeAsync("debug_anything", [], Token);
        Assert.Equal("[1]", result.GetRawText());
        Assert.Equal("[]", node.LastParameters);
    }

    private static async Task<HttpResponseMessage> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException();
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

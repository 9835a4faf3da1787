namespace Nullius.Ethereum.Tests;

/// <summary>The sender against a node that this process plays, for what a real one does not do at will.</summary>
public sealed class TransactionSenderTests
{
    private const string Block = """
        {"number":"0x9","hash":"0x1111111111111111111111111111111111111111111111111111111111111111","timestamp":"0x1","gasLimit":"0x1c9c380",
         "baseFeePerGas":"0x64"}
        """;


    private static readonly Account Alice = AnvilAccounts.All[0];
    private static readonly TransactionRequest Payment = new() { To = AnvilAccounts.All[1].Address, Value = new Wei(5) };
    private static readonly TransactionSenderOptions Instant = TransactionSenderOptions.Default with { Time = new InstantTime() };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PricesAndSignsWithAMargin()
    {
        using TransactionSender sender = await SenderAsync(Node(), TransactionSenderOptions.Default);
        SignedTransaction prepared = await sender.PrepareAsync(Payment, Token);

        // Twice the base fee of 100 and a priority fee of 7; a quarter more than the estimate of 21,000.
        SignedTransaction expected = new DynamicFeeTransaction
        {
            ChainId = 1,
            Nonce = 3,
            MaxPriorityFeePerGas = new Wei(7),
            MaxFeePerGas = new Wei(207),
            GasLimit = 26_250,
            To = Payment.To,
            Value = Payment.Value,
        }.Sign(Alice);
        Assert.Equal(expected.Hash, prepared.Hash);
        Assert.Equal(expected.Encoded.Span, prepared.Encoded.Span);
    }

    [Fact]
    public async Task TheMarginEndsAtTheLimit()
    {
        FakeNode node = Node().Results("eth_estimateGas", Quoted(TransactionLimits.GasMax - 1));
        using TransactionSender sender = await SenderAsync(node, TransactionSenderOptions.Default);
        SignedTransaction prepared = await sender.PrepareAsync(Payment, Token);
        IReadOnlyList<RlpItem> fields = Rlp.Decode(prepared.Encoded.Span[1..]).Items;
        Assert.Equal(RlpItem.OfNumber(TransactionLimits.GasMax), fields[4]);
    }

    [Fact]
    public async Task MoreGasThanATransactionMayUseIsRefused()
    {
        await AssertRefusedAsync(
            Node().Results("eth_estimateGas", Quoted(TransactionLimits.GasMax + 1)), Payment, TransactionSenderOptions.Default, TransactionRefusal.GasLimit,
            "The transaction needs 16777217 gas; 16777216 is the most that one may use.");
        await AssertRefusedAsync(
            Node(), Payment with { GasLimit = 30_000_000 }, TransactionSenderOptions.Default, TransactionRefusal.GasLimit,
            "The transaction needs 30000000 gas; 16777216 is the most that one may use.");
        await AssertRefusedAsync(
            Node().Fails("eth_estimateGas", """{"code":-32000,"message":"gas required exceeds allowance (16777216)"}"""),
            Payment, TransactionSenderOptions.Default, TransactionRefusal.GasLimit,
            "The transaction needs more than 16777216 gas, the most that one may use.");
    }

    [Fact]
    public async Task InsufficientFundsAreRefused()
    {
        await AssertRefusedAsync(
            Node().Results("eth_getBalance", "\"0x4\""), Payment, TransactionSenderOptions.Default, TransactionRefusal.InsufficientFunds,
            $"The account {Alice} owns 0.000000000000000004 ETH, but the transaction shall carry 0.000000000000000005 ETH.");
        await AssertRefusedAsync(
            Node().Results("eth_getBalance", Quoted(5 + (26_250 * 207) - 1)), Payment, TransactionSenderOptions.Default, TransactionRefusal.InsufficientFunds,
            $"The account {Alice} owns 0.000000000005433754 ETH, but the transaction may cost 0.000000000005433755 ETH: "
            + "0.000000000000000005 ETH that it carries, and up to 0.00000000000543375 ETH for gas.");
    }

    [Fact]
    public async Task FeesAboveTheLimitAreRefused()
    {
        await AssertRefusedAsync(
            Node(), Payment, TransactionSenderOptions.Default with { FeePerGasMax = new Wei(106) }, TransactionRefusal.FeeLimit,
            "Each gas costs 107 wei now, above the limit of 106 wei that is set for transactions.");
        using TransactionSender sender = await SenderAsync(Node(), TransactionSenderOptions.Default with { FeePerGasMax = new Wei(110) });
        SignedTransaction prepared = await sender.PrepareAsync(Payment, Token);
        Assert.Equal(RlpItem.OfNumber(110), Rlp.Decode(prepared.Encoded.Span[1..]).Items[3]);
    }

    [Fact]
    public async Task TransactionsThatNodesDoNotPassOnAreRefused()
    {
        TransactionRequest longest = Payment with { Data = new byte[TransactionLimits.EncodedBytesMax - 120] };
        using TransactionSender sender = await SenderAsync(Node(), TransactionSenderOptions.Default);
        int extra = TransactionLimits.EncodedBytesMax - (await sender.PrepareAsync(longest, Token)).Encoded.Length;
        longest = longest with { Data = new byte[longest.Data.Length + extra] };
        Assert.Equal(TransactionLimits.EncodedBytesMax, (await sender.PrepareAsync(longest, Token)).Encoded.Length);
        await AssertRefusedAsync(
            Node(), longest with { Data = new byte[longest.Data.Length + 1] }, TransactionSenderOptions.Default, TransactionRefusal.Size,
            "The transaction has 131073 bytes; the nodes of the network pass on 131072 at most.");
    }

    [Fact]
    public async Task SendingWhatTheNodeHasIsNoError()
    {
        FakeNode node = Node()
            .Fails("eth_sendRawTransaction", """{"code":-32000,"message":"already known"}""")
            .Results("eth_getTransactionByHash", Waiting);
        using TransactionSender sender = await SenderAsync(node, Instant);
        await sender.BroadcastAsync(await sender.PrepareAsync(Payment, Token), Token);

        node.Results("eth_getTransactionByHash", "null");
        SignedTransaction transaction = await sender.PrepareAsync(Payment, Token);
        var exception = await Assert.ThrowsAsync<JsonRpcException>(() => sender.BroadcastAsync(transaction, Token));
        Assert.Equal("The node refuses eth_sendRawTransaction: already known (code -32000).", exception.Message);
    }

    [Fact]
    public async Task WaitsThroughAnOutageOfTheNode()
    {
        FakeNode node = Node();
        using TransactionSender sender = await SenderAsync(node, Instant);
        SignedTransaction transaction = await sender.PrepareAsync(Payment, Token);
        int failures = 0;
        node.Transport = _ =>
        {
            if (++failures == 5)
                node.Transport = null;
            throw new HttpRequestException("gone");
        };
        node.Results("eth_getTransactionReceipt", Receipt(block: 9, status: 1));
        TransactionOutcome outcome = await sender.WaitAsync(transaction, cancellationToken: Token);
        Assert.Equal((TransactionStatus.Succeeded, 5), (outcome.Status, failures));
    }

    [Fact]
    public async Task ANodeThatFallsSilentMayHaveTheTransaction()
    {
        FakeNode node = Node().Results("eth_getTransactionReceipt", Receipt(block: 9, status: 1));
        node.Answers("eth_sendRawTransaction", _ => throw new HttpRequestException("gone"));
        using TransactionSender sender = await SenderAsync(node, Instant);
        Assert.Equal(TransactionStatus.Succeeded, (await sender.SendAsync(Payment, Token)).Status);

        node.Results("eth_getTransactionReceipt", "null").Results("eth_getTransactionByHash", "null");
        Assert.Equal(TransactionStatus.Dropped, (await sender.SendAsync(Payment, Token)).Status);
    }

    [Fact]
    public async Task ErrorsOfTheNodeDoNotEndTheWaiting()
    {
        string receipt = $"\"result\":{Receipt(block: 9, status: 1)}";
        var answers = new Queue<string>(["\"error\":{\"code\":-32005,\"message\":\"limit exceeded\"}", "\"result\":7", receipt]);
        FakeNode node = Node().Answers("eth_getTransactionReceipt", _ => answers.Dequeue());
        using TransactionSender sender = await SenderAsync(node, Instant);
        Assert.Equal(TransactionStatus.Succeeded, (await sender.SendAsync(Payment, Token)).Status);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task AnEndlessOutageTimesOutAndSaysWhy()
    {
        FakeNode node = Node();
        using TransactionSender sender = await SenderAsync(node, Instant);
        SignedTransaction transaction = await sender.PrepareAsync(Payment, Token);
        node.Transport = _ => throw new HttpRequestException("gone");
        TransactionOutcome outcome = await sender.WaitAsync(transaction, cancellationToken: Token);
        Assert.Equal(TransactionStatus.TimedOut, outcome.Status);
        Assert.Equal(
            $"The transaction {transaction.Hash} is not mined and confirmed after 300 seconds; it may be yet. "
            + "No Ethereum node answers at http://node.example:8545: gone. Start one there, or give the URL of another.",
            outcome.Sentence);
    }

    [Fact]
    public async Task WaitsForConfirmations()
    {
        // The block number is asked for until block 9 and two more are there.
        FakeNode node = Node()
            .Results("eth_getTransactionReceipt", Receipt(block: 9, status: 1))
            .ResultsInTurn("eth_blockNumber", "\"0x9\"", "\"0xa\"", "\"0xb\"");
        using TransactionSender sender = await SenderAsync(node, Instant with { Confirmations = 3 });
        TransactionOutcome outcome = await sender.SendAsync(Payment, Token);
        Assert.Equal(TransactionStatus.Succeeded, outcome.Status);
        Assert.Equal(3, node.Asked.Count(method => method == "eth_blockNumber"));
    }

    [Fact]
    public async Task ATransactionThatVanishesFromTheChainIsWaitedForAgain()
    {
        string receipt = Receipt(block: 9, status: 1);
        FakeNode node = Node().ResultsInTurn("eth_getTransactionReceipt", receipt, "null", receipt).Results("eth_getTransactionByHash", Waiting)
            .ResultsInTurn("eth_blockNumber", "\"0x9\"", "\"0xa\"");
        using TransactionSender sender = await SenderAsync(node, Instant with { Confirmations = 2 });
        Assert.Equal(TransactionStatus.Succeeded, (await sender.SendAsync(Payment, Token)).Status);
        Assert.Equal(3, node.Asked.Count(method => method == "eth_getTransactionReceipt"));
    }

    [Fact]
    public async Task ARevertOfWhichTheNodeCannotSayWhyIsStillOne()
    {
        FakeNode node = Node().Results("eth_getTransactionReceipt", Receipt(block: 9, status: 0)).Results("eth_getTransactionByHash", Waiting)
            .Fails("eth_call", """{"code":-32000,"message":"missing trie node"}""");
        using TransactionSender sender = await SenderAsync(node, Instant);
        TransactionOutcome outcome = await sender.SendAsync(Payment, Token);
        Assert.Equal(TransactionStatus.Reverted, outcome.Status);
        Assert.Equal($"The transaction {outcome.Hash}, in block 9, was reverted: the reason is not known.", outcome.Sentence);
        var exception = Assert.Throws<TransactionFailedException>(() => outcome.EnsureSucceeded());
        Assert.Equal((outcome.Sentence, outcome), (exception.Message, exception.Outcome));
    }

    [Fact]
    public async Task AChainWithoutABaseFeeIsRefused()
    {
        FakeNode node = Node().Results("eth_getBlockByNumber", Block.Replace("\"0x64\"", "null", StringComparison.Ordinal));
        using TransactionSender sender = await SenderAsync(node, Instant);
        var exception = await Assert.ThrowsAsync<NodeProtocolException>(() => sender.PrepareAsync(Payment, Token));
        Assert.Equal("The chain of the node at http://node.example:8545 has no base fee; transactions of EIP-1559 are needed.", exception.Message);
    }

    [Fact]
    public async Task AnotherChainThanTheMeantOneIsRefused()
    {
        using EthereumClient client = Node().Connect();
        var exception = await Assert.ThrowsAsync<WrongChainException>(
            () => TransactionSender.CreateAsync(client, Alice, Instant with { ChainId = 31337 }, Token));
        Assert.Equal((1UL, 31337UL), (exception.Actual, exception.Expected));
    }

    private static string Waiting =>
        $$"""{"hash":"{{Hash32.Keccak([])}}","from":"{{Alice}}","nonce":"0x3","to":"{{Payment.To}}","value":"0x5","input":"0x","gas":"0x668a"}""";

    private static string Quoted(ulong quantity) => $"\"{Hex.EncodeQuantity(quantity)}\"";

    private static string Receipt(ulong block, ulong status) =>
        $$"""
        {"transactionHash":"{{Hash32.Keccak([])}}","blockHash":"{{Hash32.Keccak([1])}}","blockNumber":{{Quoted(block)}},
         "from":"{{Alice}}","status":{{Quoted(status)}},"gasUsed":"0x5208","effectiveGasPrice":"0x64","logs":[]}
        """;

    private static FakeNode Node() => new FakeNode()
        .Results("eth_chainId", "\"0x1\"")
        .Results("eth_getBalance", Quoted(1_000_000_000_000_000_000))
        .Results("eth_estimateGas", Quoted(21_000))
        .Results("eth_getBlockByNumber", Block)
        .Results("eth_maxPriorityFeePerGas", "\"0x7\"")
        .Results("eth_getTransactionCount", "\"0x3\"")
        .Results("eth_sendRawTransaction", $"\"{Hash32.Keccak([])}\"");

    private static Task<TransactionSender> SenderAsync(FakeNode node, TransactionSenderOptions options) =>
        TransactionSender.CreateAsync(node.Connect(), Alice, options, Token);

    private static async Task AssertRefusedAsync(
        FakeNode node, TransactionRequest request, TransactionSenderOptions options, TransactionRefusal refusal, string sentence)
    {
        using TransactionSender sender = await SenderAsync(node, options);
        var exception = await Assert.ThrowsAsync<TransactionRefusedException>(() => sender.SendAsync(request, Token));
        Assert.Equal((refusal, sentence), (exception.Refusal, exception.Message));
        Assert.DoesNotContain("eth_sendRawTransaction", node.Asked);
    }
}

using static Nullius.Ethereum.Tests.Bytecode;

namespace Nullius.Ethereum.Tests;

/// <summary>Contracts and transactions on a real chain.</summary>
public sealed class ChainTests(AnvilFixture chain) : IClassFixture<AnvilFixture>
{
    private static readonly ContractErrors Errors = ContractErrors.Of(AlreadyClaimed);
    private static readonly AbiFunction Answer = AbiFunction.Parse("function answer() view returns (uint256)");
    private static readonly AbiFunction Take = AbiFunction.Parse("function take() payable");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeploysAContractAtTheComputedAddressAndCallsIt()
    {
        using TransactionSender sender = await chain.SenderAsync(0);
        ulong nonce = await chain.Client.GetTransactionCountAsync(sender.From, BlockTag.Pending, Token);
        Contract contract = await sender.DeployAsync(TransactionRequest.Creation(Constant, AbiParameters.None), Token);
        Assert.Equal(ContractAddress.Of(sender.From, nonce), contract.Address);
        Assert.Equal("0x602a5f5260205ff3", Hex.Encode((await chain.Client.GetCodeAsync(contract.Address, cancellationToken: Token)).Span));
        Assert.Equal([42], await contract.CallAsync(Answer, cancellationToken: Token));
    }

    [Fact]
    public async Task ConstructorsTakeArguments()
    {
        using TransactionSender sender = await chain.SenderAsync(1);
        Contract contract = await sender.DeployAsync(TransactionRequest.Creation(Remember, AbiParameters.Parse("(uint256 word)"), 123456789), Token);
        Assert.Equal([123456789], await contract.CallAsync(Answer, cancellationToken: Token));
    }

    [Fact]
    public async Task AConstructorThatRevertsIsNotPaidFor()
    {
        using TransactionSender sender = await chain.SenderAsync(1);
        TransactionOutcome outcome = await sender.SendAsync(
            TransactionRequest.Creation(FailsToBegin, AbiParameters.None) with { Errors = Errors }, Token);
        Assert.Equal(TransactionStatus.WouldRevert, outcome.Status);
        Assert.Equal(
            "The contract would revert the transaction, so it was not sent: AlreadyClaimed(holder: 0x0000000000000000000000000000000000000000).",
            outcome.Sentence);
    }

    [Fact]
    public async Task SendsMoneyAndEvents()
    {
        Contract contract = await chain.DeployAsync(Claim, Errors);
        using TransactionSender sender = await chain.SenderAsync(2);
        Wei before = await chain.Client.GetBalanceAsync(sender.From, cancellationToken: Token);
        TransactionOutcome outcome = await sender.SendAsync(contract.Invoke(Take) with { Value = Wei.FromGwei(5) }, Token);

        TransactionReceipt receipt = outcome.EnsureSucceeded();
        Assert.Equal($"The transaction {receipt.TransactionHash}, in block {receipt.BlockNumber}, took effect with {receipt.GasUsed} gas.", outcome.Sentence);
        Assert.Equal(before - Wei.FromGwei(5) - receipt.Fee, await chain.Client.GetBalanceAsync(sender.From, cancellationToken: Token));
        Assert.Equal([sender.From, Wei.FromGwei(5)], Claimed.Decode(Assert.Single(receipt.Logs)));

        IReadOnlyList<LogEntry> found = await contract.GetLogsAsync(Claimed, receipt.BlockNumber, BlockTag.Latest, [sender.From], Token);
        Assert.Equal(receipt.TransactionHash, Assert.Single(found).TransactionHash);
        Assert.Empty(await contract.GetLogsAsync(Claimed, 0, BlockTag.Latest, [contract.Address], Token));
    }

    [Fact]
    public async Task ARevertIsFoundBeforeSending()
    {
        Contract contract = await chain.DeployAsync(Claim, Errors);
        using TransactionSender sender = await chain.SenderAsync(3);
        (await sender.SendAsync(contract.Invoke(Take), Token)).EnsureSucceeded();
        ulong nonce = await chain.Client.GetTransactionCountAsync(sender.From, BlockTag.Pending, Token);

        TransactionOutcome outcome = await sender.SendAsync(contract.Invoke(Take), Token);
        Assert.Equal(TransactionStatus.WouldRevert, outcome.Status);
        Assert.True(outcome.RevertReason!.Is("AlreadyClaimed"));
        Assert.Equal([sender.From], outcome.RevertReason.Arguments);
        Assert.Equal(nonce, await chain.Client.GetTransactionCountAsync(sender.From, BlockTag.Pending, Token));

        var exception = await Assert.ThrowsAsync<ContractRevertedException>(() => contract.CallAsync(Take, cancellationToken: Token));
        Assert.Equal($"The contract reverts the call: AlreadyClaimed(holder: {sender.From}).", exception.Message);
    }

    [Fact]
    public async Task ALostRaceIsARevertWithItsReason()
    {
        Contract contract = await chain.DeployAsync(Claim, Errors);
        using TransactionSender one = await chain.SenderAsync(4), other = await chain.SenderAsync(5);
        await chain.Node.SetAutomineAsync(false, Token);
        try
        {
            // Both are found to be good, as neither is mined. They offer the same, so that either may come first.
            Task<TransactionOutcome>[] racing = [one.SendAsync(contract.Invoke(Take), Token), other.SendAsync(contract.Invoke(Take), Token)];
            await WaitingAsync(one.From);
            await WaitingAsync(other.From);
            await chain.Node.MineAsync(1, Token);
            TransactionOutcome[] outcomes = await Task.WhenAll(racing);
            TransactionOutcome won = Assert.Single(outcomes, outcome => outcome.Status == TransactionStatus.Succeeded);
            TransactionOutcome lost = Assert.Single(outcomes, outcome => outcome.Status == TransactionStatus.Reverted);
            Assert.Equal(won.Receipt!.BlockHash, lost.Receipt!.BlockHash);
            Assert.Equal(
                $"The transaction {lost.Hash}, in block {lost.Receipt.BlockNumber}, was reverted: AlreadyClaimed(holder: {won.Receipt.From}).",
                lost.Sentence);
            Assert.Throws<TransactionFailedException>(() => lost.EnsureSucceeded());
        }
        finally
        {
            await chain.Node.SetAutomineAsync(true, Token);
        }
    }

    [Fact]
    public async Task EndlessWorkIsRefusedByTheEstimateAndUsesItsGasWithoutOne()
    {
        Contract contract = await chain.DeployAsync(Endless);
        using TransactionSender sender = await chain.SenderAsync(6);
        TransactionRequest request = contract.Invoke(Take);
        var exception = await Assert.ThrowsAsync<TransactionRefusedException>(() => sender.SendAsync(request, Token));
        Assert.Equal(
            (TransactionRefusal.GasLimit, "The transaction needs more than 16777216 gas, the most that one may use."), (exception.Refusal, exception.Message));

        TransactionOutcome outcome = await sender.SendAsync(request with { GasLimit = 100_000 }, Token);
        Assert.Equal(TransactionStatus.Reverted, outcome.Status);
        Assert.EndsWith("was reverted: it used all of its 100000 gas.", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(100_000UL, outcome.Receipt!.GasUsed);
    }

    [Fact]
    public async Task TheNodeEnforcesTheLimitOfGas()
    {
        // The options allow more than the network does, so that the node has to say no.
        using TransactionSender sender = await chain.SenderAsync(6, AnvilFixture.Fast with { GasMax = 30_000_000 });
        TransactionRequest request = new() { To = sender.From, GasLimit = TransactionLimits.GasMax + 1 };
        await Assert.ThrowsAsync<JsonRpcException>(() => sender.SendAsync(request, Token));
        (await sender.SendAsync(request with { GasLimit = TransactionLimits.GasMax }, Token)).EnsureSucceeded();
    }

    [Fact]
    public async Task WhatWaitsTimesOutAndIsReplacedOrDropped()
    {
        using TransactionSender sender = await chain.SenderAsync(
            7, AnvilFixture.Fast with { Time = new InstantTime(), WaitDurationMax = TimeSpan.FromSeconds(1) });
        TransactionRequest payment = new() { To = AnvilAccounts.All[8].Address, Value = new Wei(1) };
        await chain.Node.SetAutomineAsync(false, Token);
        try
        {
            SignedTransaction first = await sender.PrepareAsync(payment, Token);
            await sender.BroadcastAsync(first, Token);
            await sender.BroadcastAsync(first, Token);
            TransactionOutcome waiting = await sender.WaitAsync(first, cancellationToken: Token);
            Assert.Equal(TransactionStatus.TimedOut, waiting.Status);
            Assert.Equal($"The transaction {first.Hash} is not mined and confirmed after 1 seconds; it may be yet.", waiting.Sentence);

            SignedTransaction second = Replacement(first);
            await sender.BroadcastAsync(second, Token);
            await chain.Node.MineAsync(1, Token);
            TransactionOutcome replaced = await sender.WaitAsync(first, cancellationToken: Token);
            Assert.Equal(TransactionStatus.Replaced, replaced.Status);
            Assert.Equal($"The transaction {first.Hash} will not be mined: another one of {sender.From} with nonce {first.Nonce} was.", replaced.Sentence);
            Assert.Equal(TransactionStatus.Succeeded, (await sender.WaitAsync(second, cancellationToken: Token)).Status);

            SignedTransaction third = await sender.PrepareAsync(payment, Token);
            await sender.BroadcastAsync(third, Token);
            await chain.Node.DropTransactionAsync(third.Hash, Token);
            TransactionOutcome dropped = await sender.WaitAsync(third, cancellationToken: Token);
            Assert.Equal(TransactionStatus.Dropped, dropped.Status);
            Assert.Equal($"The transaction {third.Hash} was dropped: the node at {chain.Client.Rpc.Endpoint} does not know it any more.", dropped.Sentence);
        }
        finally
        {
            await chain.Node.SetAutomineAsync(true, Token);
        }
    }

    [Fact]
    public async Task ConcurrentTransactionsHaveDistinctNonces()
    {
        using TransactionSender sender = await chain.SenderAsync(8);
        TransactionRequest payment = new() { To = AnvilAccounts.All[7].Address, Value = new Wei(1) };
        TransactionOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sender.SendAsync(payment, Token)));
        Assert.All(outcomes, outcome => Assert.Equal(TransactionStatus.Succeeded, outcome.Status));
        Assert.Equal(8, outcomes.DistinctBy(outcome => outcome.Hash).Count());
    }

    [Fact]
    public async Task APoorAccountIsRefused()
    {
        Account poor = Account.FromHex(new string('7', 64));
        using TransactionSender sender = await TransactionSender.CreateAsync(chain.Client, poor, AnvilFixture.Fast, Token);
        var exception = await Assert.ThrowsAsync<TransactionRefusedException>(() => sender.SendAsync(new() { To = sender.From }, Token));
        Assert.Equal(TransactionRefusal.InsufficientFunds, exception.Refusal);
        Assert.StartsWith($"The account {sender.From} owns 0 ETH, but the transaction may cost ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAddressWithoutAContractIsFoundWhenItIsCalled()
    {
        Address nobody = AnvilAccounts.All[3].Address;
        var exception = await Assert.ThrowsAsync<ContractMissingException>(() => Contract.AtAsync(chain.Client, nobody, cancellationToken: Token));
        Assert.Equal($"There is no contract at {nobody} on chain 31337 (node {chain.Client.Rpc.Endpoint}): the address has no code.", exception.Message);
    }

    [Fact]
    public async Task TheGasPriceIsTheBaseFeeAndThePriorityFee()
    {
        BlockHeader block = (await chain.Client.GetBlockAsync(BlockTag.Latest, Token))!;
        Assert.Equal(block.Number, await chain.Client.GetBlockNumberAsync(Token));
        Assert.True(await chain.Client.GetGasPriceAsync(Token) >= block.BaseFeePerGas);
        Assert.Null(await chain.Client.GetBlockAsync(block.Number + 1_000_000, Token));
    }

    /// <summary>Until a transaction of the account waits to be mined.</summary>
    private async Task WaitingAsync(Address account)
    {
        ulong mined = await chain.Client.GetTransactionCountAsync(account, BlockTag.Latest, Token);
        while (await chain.Client.GetTransactionCountAsync(account, BlockTag.Pending, Token) == mined)
            await Task.Yield();
    }

    /// <summary>A transaction of account 7 with the same nonce and ten times the fee.</summary>
    private static SignedTransaction Replacement(SignedTransaction original) => new DynamicFeeTransaction
    {
        ChainId = 31337,
        Nonce = original.Nonce,
        MaxPriorityFeePerGas = Wei.FromGwei(20),
        MaxFeePerGas = Wei.FromGwei(40),
        GasLimit = 21_000,
        To = AnvilAccounts.All[8].Address,
    }.Sign(AnvilAccounts.All[7]);
}

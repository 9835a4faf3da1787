namespace Nullius.Ethereum.Tests;

/// <summary>
/// A chain of its own for a class of tests. It needs anvil: <c>npm ci</c> in contracts/ installs it, or <c>NULLIUS_ANVIL</c> names it; without
/// either, the tests fail with the sentence that says so.
/// </summary>
public sealed class AnvilFixture : IAsyncLifetime
{
    private AnvilNode? node;

    public AnvilNode Node => node!;

    public EthereumClient Client => Node.Client;

    public async ValueTask InitializeAsync() => node = await AnvilNode.StartAsync();

    public ValueTask DisposeAsync() => node?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal static TransactionSenderOptions Fast { get; } = TransactionSenderOptions.Default with { PollInterval = TimeSpan.FromMilliseconds(10) };

    internal async Task<TransactionSender> SenderAsync(int account, TransactionSenderOptions? options = null) =>
        await TransactionSender.CreateAsync(Client, AnvilAccounts.All[account], options ?? Fast, TestContext.Current.CancellationToken);

    /// <summary>Creates a contract from code that <see cref="Bytecode"/> assembles.</summary>
    internal async Task<Contract> DeployAsync(byte[] creationCode, ContractErrors? errors = null)
    {
        using TransactionSender sender = await SenderAsync(9);
        TransactionRequest creation = TransactionRequest.Creation(creationCode, AbiParameters.None) with { Errors = errors ?? ContractErrors.None };
        return await sender.DeployAsync(creation, TestContext.Current.CancellationToken);
    }
}

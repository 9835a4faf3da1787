using System.Text.Json.Nodes;

namespace Nullius.Ethereum;

/// <summary>
/// What a node knows of its chain. Every method throws what
/// <see cref="JsonRpcClient.InvokeAsync(string, IReadOnlyList{JsonNode}, CancellationToken)"/> throws.
/// </summary>
/// <param name="rpc">The connection; it is disposed of with this.</param>
public sealed class EthereumClient(JsonRpcClient rpc) : IDisposable
{
    /// <summary>Prepares to ask the node at a URL; nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">The URL is not one of HTTP or HTTPS.</exception>
    public EthereumClient(Uri url)
        : this(new JsonRpcClient(url))
    {
    }

    /// <summary>The connection, for requests that are not here.</summary>
    public JsonRpcClient Rpc => rpc;

    /// <summary>The id of the chain.</summary>
    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) => QuantityAsync("eth_chainId", [], cancellationToken);

    /// <summary>The number of the latest block.</summary>
    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => QuantityAsync("eth_blockNumber", [], cancellationToken);

    /// <summary>A block; null where there is none.</summary>
    public Task<BlockHeader?> GetBlockAsync(BlockTag block, CancellationToken cancellationToken = default) =>
        rpc.InvokeAsync("eth_getBlockByNumber", [block.ToString(), false], EthereumJson.Default.BlockHeader, cancellationToken);

    /// <summary>What an account owns.</summary>
    public Task<Wei> GetBalanceAsync(Address account, BlockTag block = default, CancellationToken cancellationToken = default) =>
        rpc.InvokeValueAsync("eth_getBalance", [account.ToString(), block.ToString()], EthereumJson.Default.Wei, cancellationToken);

    /// <summary>How many transactions an account has sent: the nonce of its next.</summary>
    public Task<ulong> GetTransactionCountAsync(Address account, BlockTag block = default, CancellationToken cancellationToken = default) =>
        QuantityAsync("eth_getTransactionCount", [account.ToString(), block.ToString()], cancellationToken);

    /// <summary>The code at an address; empty where there is no contract.</summary>
    public Task<ReadOnlyMemory<byte>> GetCodeAsync(Address contract, BlockTag block = default, CancellationToken cancellationToken = default) =>
        DataAsync("eth_getCode", [contract.ToString(), block.ToString()], cancellationToken);

    /// <summary>What each gas costs in all, as the node sees it.</summary>
    public Task<Wei> GetGasPriceAsync(CancellationToken cancellationToken = default) =>
        rpc.InvokeValueAsync("eth_gasPrice", [], EthereumJson.Default.Wei, cancellationToken);

    /// <summary>What is usual to pay for each gas above the base fee.</summary>
    public Task<Wei> GetMaxPriorityFeePerGasAsync(CancellationToken cancellationToken = default) =>
        rpc.InvokeValueAsync("eth_maxPriorityFeePerGas", [], EthereumJson.Default.Wei, cancellationToken);

    /// <summary>Carries out a call without a transaction, and returns what it returns.</summary>
    /// <param name="call">The call.</param>
    /// <param name="block">The state that it meets.</param>
    /// <param name="errors">The errors that a revert may be.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ContractRevertedException">The call is reverted.</exception>
    public Task<ReadOnlyMemory<byte>> CallAsync(
        CallRequest call, BlockTag block = default, ContractErrors? errors = null, CancellationToken cancellationToken = default) =>
        ThrowingReverts(DataAsync("eth_call", [call.ToJson(), block.ToString()], cancellationToken), errors);

    /// <summary>How much gas a call needs as a transaction.</summary>
    /// <param name="call">The call.</param>
    /// <param name="errors">The errors that a revert may be.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ContractRevertedException">The call would be reverted.</exception>
    public Task<ulong> EstimateGasAsync(CallRequest call, ContractErrors? errors = null, CancellationToken cancellationToken = default) =>
        ThrowingReverts(QuantityAsync("eth_estimateGas", [call.ToJson()], cancellationToken), errors);

    /// <summary>Hands a signed transaction to the node, and returns its hash.</summary>
    public Task<Hash32> SendRawTransactionAsync(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken = default) =>
        rpc.InvokeValueAsync("eth_sendRawTransaction", [Hex.Encode(encoded.Span)], EthereumJson.Default.Hash32, cancellationToken);

    /// <summary>A transaction, mined or waiting; null where the node knows none.</summary>
    public Task<TransactionInfo?> GetTransactionAsync(Hash32 hash, CancellationToken cancellationToken = default) =>
        rpc.InvokeAsync("eth_getTransactionByHash", [hash.ToString()], EthereumJson.Default.TransactionInfo, cancellationToken);

    /// <summary>What a transaction did; null while it is not mined.</summary>
    public Task<TransactionReceipt?> GetReceiptAsync(Hash32 hash, CancellationToken cancellationToken = default) =>
        rpc.InvokeAsync("eth_getTransactionReceipt", [hash.ToString()], EthereumJson.Default.TransactionReceipt, cancellationToken);

    /// <summary>The logs that a filter matches, in the order of the chain. Nodes bound how many blocks or logs a request may be about.</summary>
    public async Task<IReadOnlyList<LogEntry>> GetLogsAsync(LogFilter filter, CancellationToken cancellationToken = default) =>
        await rpc.InvokeValueAsync("eth_getLogs", [filter.ToJson()], EthereumJson.Default.LogEntryArray, cancellationToken).ConfigureAwait(false);

    /// <summary>Checks that the node is of a chain.</summary>
    /// <exception cref="WrongChainException">It is of another.</exception>
    public async Task RequireChainAsync(ulong chainId, CancellationToken cancellationToken = default)
    {
        ulong actual = await GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (actual != chainId)
            throw new WrongChainException(rpc.Endpoint, actual, chainId);
    }

    /// <summary>Checks that there is a contract at an address.</summary>
    /// <exception cref="ContractMissingException">There is no code.</exception>
    public async Task RequireContractAsync(Address contract, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> code = await GetCodeAsync(contract, BlockTag.Latest, cancellationToken).ConfigureAwait(false);
        if (code.IsEmpty)
        {
            ulong chainId = await GetChainIdAsync(cancellationToken).ConfigureAwait(false);
            throw new ContractMissingException($"There is no contract at {contract} on chain {chainId} (node {rpc.Endpoint}): the address has no code.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => rpc.Dispose();

    private static async Task<T> ThrowingReverts<T>(Task<T> request, ContractErrors? errors)
    {
        try
        {
            return await request.ConfigureAwait(false);
        }
        catch (JsonRpcException exception) when (exception.RevertData is { } data)
        {
            throw new ContractRevertedException((errors ?? ContractErrors.None).Decode(data.Span), exception);
        }
    }

    private Task<ulong> QuantityAsync(string method, IReadOnlyList<JsonNode?> parameters, CancellationToken cancellationToken) =>
        rpc.InvokeValueAsync(method, parameters, EthereumJson.Default.UInt64, cancellationToken);

    private Task<ReadOnlyMemory<byte>> DataAsync(string method, IReadOnlyList<JsonNode?> parameters, CancellationToken cancellationToken) =>
        rpc.InvokeValueAsync(method, parameters, EthereumJson.Default.ReadOnlyMemoryByte, cancellationToken);
}

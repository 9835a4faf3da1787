namespace Nullius.Ethereum;

/// <summary>Sends the transactions of one account to one chain, and learns what becomes of them.</summary>
/// <remarks>
/// The nonce is the node's count of the account's transactions, waiting ones included. <see cref="SendAsync"/> may be called concurrently:
/// from the choice of the nonce to the hand-over to the node, one transaction has its turn. No other process should send for the same account
/// meanwhile.
/// </remarks>
public sealed partial class TransactionSender : IDisposable
{
    private readonly EthereumClient client;
    private readonly Account account;
    private readonly TransactionSenderOptions options;
    private readonly SemaphoreSlim turn = new(1);

    private TransactionSender(EthereumClient client, Account account, ulong chainId, TransactionSenderOptions options)
    {
        (this.client, this.account, this.options) = (client, account, options);
        ChainId = chainId;
    }

    /// <summary>The chain.</summary>
    public ulong ChainId { get; }

    /// <summary>The account.</summary>
    public Address From => account.Address;

    /// <summary>Makes a sender for an account, on the chain of a node.</summary>
    /// <exception cref="WrongChainException">The options mean another chain.</exception>
    public static async Task<TransactionSender> CreateAsync(
        EthereumClient client, Account account, TransactionSenderOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= TransactionSenderOptions.Default;
        ulong chainId = await client.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (options.ChainId is { } expected && chainId != expected)
            throw new WrongChainException(client.Rpc.Endpoint, chainId, expected);
        return new TransactionSender(client, account, chainId, options);
    }

    /// <summary>Prepares a transaction, sends it, and waits until it is known what became of it.</summary>
    /// <remarks>
    /// Where this is cancelled after the transaction has left, the transaction may be mined all the same. Who has to know uses
    /// <see cref="PrepareAsync"/>, keeps the signed transaction, and then <see cref="BroadcastAsync"/>, which may be repeated, and
    /// <see cref="WaitAsync"/>.
    /// </remarks>
    /// <returns>The outcome; a revert is one, found by the estimate before anything is sent or in the receipt.</returns>
    /// <exception cref="TransactionRefusedException">It was not sent, for the reason that the exception names.</exception>
    public async Task<TransactionOutcome> SendAsync(TransactionRequest request, CancellationToken cancellationToken = default)
    {
        SignedTransaction transaction;
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            transaction = await PrepareAsync(request, cancellationToken).ConfigureAwait(false);
            await HandOverAsync(transaction, cancellationToken).ConfigureAwait(false);
        }
        catch (ContractRevertedException exception)
        {
            return new TransactionOutcome
            {
                Status = TransactionStatus.WouldRevert,
                Sentence = $"The contract would revert the transaction, so it was not sent: {exception.Reason}.",
                RevertReason = exception.Reason,
            };
        }
        finally
        {
            turn.Release();
        }

        return await WaitAsync(transaction, request.Errors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a contract.</summary>
    /// <exception cref="TransactionFailedException">The transaction did not take effect.</exception>
    /// <exception cref="TransactionRefusedException">It was not sent, for the reason that the exception names.</exception>
    /// <exception cref="ContractMissingException">The constructor returned no code.</exception>
    public async Task<Contract> DeployAsync(TransactionRequest creation, CancellationToken cancellationToken = default)
    {
        if (creation.To is not null)
            throw new ArgumentException("A transaction with a recipient creates no contract.", nameof(creation));
        TransactionOutcome outcome = await SendAsync(creation, cancellationToken).ConfigureAwait(false);
        Address address = outcome.EnsureSucceeded().ContractAddress
            ?? throw new NodeProtocolException($"The node at {client.Rpc.Endpoint} does not say where the transaction created a contract.");
        return await Contract.AtAsync(client, address, creation.Errors, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Estimates, prices and signs a transaction; sends nothing. A second one that is prepared before the first is sent has the same
    /// nonce.
    /// </summary>
    /// <exception cref="ContractRevertedException">A contract would revert it.</exception>
    /// <exception cref="TransactionRefusedException">It cannot be carried out, for the reason that the exception names.</exception>
    public async Task<SignedTransaction> PrepareAsync(TransactionRequest request, CancellationToken cancellationToken = default)
    {
        Wei balance = await client.GetBalanceAsync(From, BlockTag.Latest, cancellationToken).ConfigureAwait(false);
        if (request.Value > balance)
            throw Refused(TransactionRefusal.InsufficientFunds, $"The account {From} owns {balance}, but the transaction shall carry {request.Value}.");
        ulong gas = request.GasLimit ?? await EstimateAsync(request, cancellationToken).ConfigureAwait(false);
        if (gas > options.GasMax)
            throw Refused(TransactionRefusal.GasLimit, $"The transaction needs {gas} gas; {options.GasMax} is the most that one may use.");

        (Wei feePerGas, Wei priorityFeePerGas) = await PriceAsync(cancellationToken).ConfigureAwait(false);
        Wei fee = feePerGas * gas;
        if (request.Value + fee > balance)
        {
            throw Refused(
                TransactionRefusal.InsufficientFunds,
                $"The account {From} owns {balance}, but the transaction may cost {request.Value + fee}: "
                + $"{request.Value} that it carries, and up to {fee} for gas.");
        }

        SignedTransaction transaction = new DynamicFeeTransaction
        {
            ChainId = ChainId,
            Nonce = await client.GetTransactionCountAsync(From, BlockTag.Pending, cancellationToken).ConfigureAwait(false),
            MaxPriorityFeePerGas = priorityFeePerGas,
            MaxFeePerGas = feePerGas,
            GasLimit = gas,
            To = request.To,
            Value = request.Value,
            Data = request.Data,
        }.Sign(account);
        return transaction.Encoded.Length <= TransactionLimits.EncodedBytesMax ? transaction : throw Refused(
            TransactionRefusal.Size,
            $"The transaction has {transaction.Encoded.Length} bytes; the nodes of the network pass on {TransactionLimits.EncodedBytesMax} at most.");
    }

    /// <summary>Hands a signed transaction to the node. To hand over one that the node has already is no error.</summary>
    /// <exception cref="JsonRpcException">The node refuses it.</exception>
    public async Task BroadcastAsync(SignedTransaction transaction, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.SendRawTransactionAsync(transaction.Encoded, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonRpcException)
        {
            // Nodes have many words for "already known", so the transaction itself is asked for.
            if (await client.GetTransactionAsync(transaction.Hash, cancellationToken).ConfigureAwait(false) is null)
                throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    /// <summary>Broadcasts; where the node falls silent meanwhile, it may have the transaction nevertheless, which the waiting will tell.</summary>
    private async Task HandOverAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await BroadcastAsync(transaction, cancellationToken).ConfigureAwait(false);
        }
        catch (NodeUnavailableException)
        {
            // The outcome is then one of all: mined, waiting or dropped.
        }
    }

    private static TransactionRefusedException Refused(TransactionRefusal refusal, string sentence) => new(refusal, sentence);

    /// <summary>The node's estimate and the margin, but at most what a transaction may use.</summary>
    private async Task<ulong> EstimateAsync(TransactionRequest request, CancellationToken cancellationToken)
    {
        var call = new CallRequest { From = From, To = request.To, Data = request.Data, Value = request.Value, Gas = options.GasMax };
        try
        {
            ulong estimate = await client.EstimateGasAsync(call, request.Errors, cancellationToken).ConfigureAwait(false);
            UInt128 withMargin = (UInt128)estimate * (100 + options.GasMarginPercent) / 100;
            return estimate >= options.GasMax ? estimate : (ulong)UInt128.Min(withMargin, options.GasMax);
        }
        catch (JsonRpcException exception) when (IsOutOfGas(exception.NodeMessage))
        {
            throw Refused(TransactionRefusal.GasLimit, $"The transaction needs more than {options.GasMax} gas, the most that one may use.");
        }
    }

    private static bool IsOutOfGas(string message) =>
        message.Contains("out of gas", StringComparison.OrdinalIgnoreCase) || message.Contains("exceeds allowance", StringComparison.OrdinalIgnoreCase);

    /// <summary>Twice the base fee, so that six full blocks may pass before the transaction is too cheap, and the usual priority fee.</summary>
    private async Task<(Wei FeePerGas, Wei PriorityFeePerGas)> PriceAsync(CancellationToken cancellationToken)
    {
        BlockHeader? latest = await client.GetBlockAsync(BlockTag.Latest, cancellationToken).ConfigureAwait(false);
        Wei baseFee = latest?.BaseFeePerGas
            ?? throw new NodeProtocolException($"The chain of the node at {client.Rpc.Endpoint} has no base fee; transactions of EIP-1559 are needed.");
        Wei priority = await client.GetMaxPriorityFeePerGasAsync(cancellationToken).ConfigureAwait(false);
        Wei fee = (baseFee * 2) + priority;
        if (options.FeePerGasMax is not { } most)
            return (fee, priority);
        if (baseFee + priority > most)
        {
            throw Refused(
                TransactionRefusal.FeeLimit,
                $"Each gas costs {(baseFee + priority).Value} wei now, above the limit of {most.Value} wei that is set for transactions.");
        }

        return (Wei.Min(fee, most), priority);
    }
}

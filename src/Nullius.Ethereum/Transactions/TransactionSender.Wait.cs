namespace Nullius.Ethereum;

public sealed partial class TransactionSender
{
    /// <summary>How often in a row a node must not know a transaction to be believed: behind one URL there may be several nodes.</summary>
    private const int AbsencesMax = 3;

    /// <summary>
    /// Waits until it is known what became of a transaction that was sent, by this process or an earlier one. A node that fails for
    /// a while is waited for.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="errors">The errors that a revert may be.</param>
    /// <param name="cancellationToken">Ends the waiting, not the transaction.</param>
    public async Task<TransactionOutcome> WaitAsync(
        SignedTransaction transaction, ContractErrors? errors = null, CancellationToken cancellationToken = default)
    {
        long start = options.Time.GetTimestamp();
        int absences = 0;
        EthereumException? failure = null;
        while (true)
        {
            try
            {
                failure = null;
                if (await client.GetReceiptAsync(transaction.Hash, cancellationToken).ConfigureAwait(false) is { } receipt)
                {
                    absences = 0;
                    if (await IsConfirmedAsync(receipt, cancellationToken).ConfigureAwait(false))
                        return await ConcludeAsync(receipt, errors, cancellationToken).ConfigureAwait(false);
                }
                else if (await client.GetTransactionAsync(transaction.Hash, cancellationToken).ConfigureAwait(false) is not null)
                    absences = 0;
                else if (++absences >= AbsencesMax)
                    return await ConcludeAbsentAsync(transaction, cancellationToken).ConfigureAwait(false);
            }
            catch (EthereumException exception)
            {
                // The transaction is on its way whatever the node says meanwhile.
                failure = exception;
            }

            if (options.Time.GetElapsedTime(start) >= options.WaitDurationMax)
                return TimedOut(transaction, failure);
            await Task.Delay(options.PollInterval, options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsConfirmedAsync(TransactionReceipt receipt, CancellationToken cancellationToken)
    {
        if (options.Confirmations <= 1)
            return true;
        ulong latest = await client.GetBlockNumberAsync(cancellationToken).ConfigureAwait(false);
        return latest >= receipt.BlockNumber && latest - receipt.BlockNumber >= options.Confirmations - 1;
    }

    private async Task<TransactionOutcome> ConcludeAsync(TransactionReceipt receipt, ContractErrors? errors, CancellationToken cancellationToken)
    {
        string place = $"The transaction {receipt.TransactionHash}, in block {receipt.BlockNumber},";
        if (receipt.IsSuccess)
        {
            return new TransactionOutcome
            {
                Status = TransactionStatus.Succeeded,
                Sentence = $"{place} took effect with {receipt.GasUsed} gas.",
                Hash = receipt.TransactionHash,
                Receipt = receipt,
            };
        }

        (RevertReason? reason, string words) = await ExplainAsync(receipt, errors, cancellationToken).ConfigureAwait(false);
        return new TransactionOutcome
        {
            Status = TransactionStatus.Reverted,
            Sentence = $"{place} was reverted: {words}.",
            Hash = receipt.TransactionHash,
            Receipt = receipt,
            RevertReason = reason,
        };
    }

    /// <summary>
    /// A receipt has no reason, so the call is repeated: on the state after the block, which holds what came first in the block, and on the state
    /// before. Neither is exactly the state that the transaction met, so the reason is a likely one.
    /// </summary>
    private async Task<(RevertReason? Reason, string Words)> ExplainAsync(
        TransactionReceipt receipt, ContractErrors? errors, CancellationToken cancellationToken)
    {
        const string Unknown = "the reason is not known";
        try
        {
            if (await client.GetTransactionAsync(receipt.TransactionHash, cancellationToken).ConfigureAwait(false) is not { } sent)
                return (null, Unknown);
            if (receipt.GasUsed >= sent.Gas)
                return (null, $"it used all of its {sent.Gas} gas");
            var call = new CallRequest { From = sent.From, To = sent.To, Data = sent.Input, Value = sent.Value, Gas = sent.Gas };
            await client.CallAsync(call, receipt.BlockNumber, errors, cancellationToken).ConfigureAwait(false);
            await client.CallAsync(call, receipt.BlockNumber - 1, errors, cancellationToken).ConfigureAwait(false);
            return (null, Unknown);
        }
        catch (ContractRevertedException exception)
        {
            return (exception.Reason, exception.Reason.ToString());
        }
        catch (Exception exception) when (exception is JsonRpcException or NodeUnavailableException)
        {
            // The outcome is certain without the reason; a node without old states cannot repeat the call.
            return (null, Unknown);
        }
    }

    private async Task<TransactionOutcome> ConcludeAbsentAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        ulong mined = await client.GetTransactionCountAsync(transaction.From, BlockTag.Latest, cancellationToken).ConfigureAwait(false);
        bool isReplaced = mined > transaction.Nonce;
        return new TransactionOutcome
        {
            Status = isReplaced ? TransactionStatus.Replaced : TransactionStatus.Dropped,
            Sentence = isReplaced
                ? $"The transaction {transaction.Hash} will not be mined: another one of {transaction.From} with nonce {transaction.Nonce} was."
                : $"The transaction {transaction.Hash} was dropped: the node at {client.Rpc.Endpoint} does not know it any more.",
            Hash = transaction.Hash,
        };
    }

    private TransactionOutcome TimedOut(SignedTransaction transaction, EthereumException? failure) => new()
    {
        Status = TransactionStatus.TimedOut,
        Sentence = $"The transaction {transaction.Hash} is not mined and confirmed after {options.WaitDurationMax.TotalSeconds:0.#} seconds; "
            + "it may be yet."
            + (failure is null ? "" : $" {failure.Message}"),
        Hash = transaction.Hash,
    };
}

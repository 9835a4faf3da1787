using System.Diagnostics;
using Nullius.Ethereum;

namespace Nullius.Cli;

/// <summary>A transaction that was sent.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Bytes">The length of its encoding.</param>
/// <param name="Seconds">The time from its estimate to its receipt.</param>
internal sealed record MeasuredTransaction(TransactionOutcome Outcome, int Bytes, double Seconds)
{
    /// <summary>The gas that was paid for.</summary>
    public ulong GasUsed => Outcome.Receipt?.GasUsed ?? 0;

    /// <summary>Estimates, signs and sends a transaction, and waits until it is known what became of it.</summary>
    /// <exception cref="ContractRevertedException">The contract would revert it, so that it was not sent.</exception>
    /// <exception cref="TransactionRefusedException">It cannot be carried out, for the reason that the exception names.</exception>
    public static async Task<MeasuredTransaction> SendAsync(TransactionSender sender, TransactionRequest request, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        SignedTransaction transaction = await sender.PrepareAsync(request, cancellationToken);
        await sender.BroadcastAsync(transaction, cancellationToken);
        TransactionOutcome outcome = await sender.WaitAsync(transaction, request.Errors, cancellationToken);
        return new MeasuredTransaction(outcome, transaction.Encoded.Length, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>The same for a transaction that is to take effect.</summary>
    /// <exception cref="TransactionFailedException">It did not.</exception>
    public static async Task<MeasuredTransaction> SucceedAsync(TransactionSender sender, TransactionRequest request, CancellationToken cancellationToken)
    {
        MeasuredTransaction transaction = await SendAsync(sender, request, cancellationToken);
        transaction.Outcome.EnsureSucceeded();
        return transaction;
    }
}

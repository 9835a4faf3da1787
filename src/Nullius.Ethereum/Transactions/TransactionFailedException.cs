namespace Nullius.Ethereum;

/// <summary>A transaction did not take effect.</summary>
public sealed class TransactionFailedException : EthereumException
{
    internal TransactionFailedException(TransactionOutcome outcome)
        : base(outcome.Sentence) => Outcome = outcome;

    /// <summary>What became of it.</summary>
    public TransactionOutcome Outcome { get; }
}

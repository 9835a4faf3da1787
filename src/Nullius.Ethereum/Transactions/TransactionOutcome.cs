namespace Nullius.Ethereum;

/// <summary>What became of a transaction, and what is known of it.</summary>
public sealed record TransactionOutcome
{
    /// <summary>What became of it.</summary>
    public required TransactionStatus Status { get; init; }

    /// <summary>The outcome in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Its hash; null where it was not sent.</summary>
    public Hash32? Hash { get; init; }

    /// <summary>What it did, where it was mined.</summary>
    public TransactionReceipt? Receipt { get; init; }

    /// <summary>Why it was or would be reverted, where that is known.</summary>
    public RevertReason? RevertReason { get; init; }

    /// <summary>The receipt of a transaction that took effect.</summary>
    /// <exception cref="TransactionFailedException">It did not.</exception>
    public TransactionReceipt EnsureSucceeded() =>
        Status == TransactionStatus.Succeeded && Receipt is { IsSuccess: true } ? Receipt : throw new TransactionFailedException(this);

    /// <summary>The sentence.</summary>
    public override string ToString() => Sentence;
}

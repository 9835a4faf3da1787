namespace Nullius.Ethereum;

/// <summary>What a mined transaction did.</summary>
public sealed record TransactionReceipt
{
    /// <summary>The transaction.</summary>
    public required Hash32 TransactionHash { get; init; }

    /// <summary>The block that it is in.</summary>
    public required Hash32 BlockHash { get; init; }

    /// <summary>The number of that block.</summary>
    public required ulong BlockNumber { get; init; }

    /// <summary>Its sender.</summary>
    public required Address From { get; init; }

    /// <summary>What was called; null for a creation.</summary>
    public Address? To { get; init; }

    /// <summary>The contract that it created; null for a call.</summary>
    public Address? ContractAddress { get; init; }

    /// <summary>1 where it took effect, 0 where it was reverted.</summary>
    public required ulong Status { get; init; }

    /// <summary>The gas that was paid for.</summary>
    public required ulong GasUsed { get; init; }

    /// <summary>What each gas cost.</summary>
    public required Wei EffectiveGasPrice { get; init; }

    /// <summary>What its contracts logged.</summary>
    public required IReadOnlyList<LogEntry> Logs { get; init; }

    /// <summary>Whether it took effect.</summary>
    public bool IsSuccess => Status == 1;

    /// <summary>What the sender paid for the gas.</summary>
    public Wei Fee => EffectiveGasPrice * GasUsed;
}

namespace Nullius.Ethereum;

/// <summary>What a contract logged.</summary>
public sealed record LogEntry
{
    /// <summary>The contract.</summary>
    public required Address Address { get; init; }

    /// <summary>Up to four words; the first is the hash of the event's signature.</summary>
    public required IReadOnlyList<Hash32> Topics { get; init; }

    /// <summary>The parameters that are not indexed.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The block; null while the transaction waits.</summary>
    public ulong? BlockNumber { get; init; }

    /// <summary>The name of that block.</summary>
    public Hash32? BlockHash { get; init; }

    /// <summary>The transaction.</summary>
    public Hash32? TransactionHash { get; init; }

    /// <summary>Its place among the logs of the block.</summary>
    public ulong? LogIndex { get; init; }

    /// <summary>Whether the chain has given up the block since.</summary>
    public bool Removed { get; init; }
}

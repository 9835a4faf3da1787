namespace Nullius.Ethereum;

/// <summary>A transaction that a node knows, mined or waiting.</summary>
public sealed record TransactionInfo
{
    /// <summary>Its name.</summary>
    public required Hash32 Hash { get; init; }

    /// <summary>Its sender.</summary>
    public required Address From { get; init; }

    /// <summary>Its place among the sender's transactions.</summary>
    public required ulong Nonce { get; init; }

    /// <summary>What is called; null for a creation.</summary>
    public Address? To { get; init; }

    /// <summary>The amount that goes along.</summary>
    public required Wei Value { get; init; }

    /// <summary>The data of the call, or the code that creates the contract.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>How much gas it may use.</summary>
    public required ulong Gas { get; init; }

    /// <summary>The block that it is in; null while it waits.</summary>
    public ulong? BlockNumber { get; init; }
}

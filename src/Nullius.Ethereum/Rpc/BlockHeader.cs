namespace Nullius.Ethereum;

/// <summary>What is asked of a block.</summary>
public sealed record BlockHeader
{
    /// <summary>How many blocks came before.</summary>
    public required ulong Number { get; init; }

    /// <summary>Its name.</summary>
    public required Hash32 Hash { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required ulong Timestamp { get; init; }

    /// <summary>How much gas its transactions may use together.</summary>
    public required ulong GasLimit { get; init; }

    /// <summary>What each gas costs before any priority fee; null on a chain without EIP-1559.</summary>
    public Wei? BaseFeePerGas { get; init; }
}

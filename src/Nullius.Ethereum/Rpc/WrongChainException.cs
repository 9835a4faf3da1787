namespace Nullius.Ethereum;

/// <summary>A node belongs to another chain than the one that is meant.</summary>
public sealed class WrongChainException : EthereumException
{
    internal WrongChainException(string endpoint, ulong actual, ulong expected)
        : base($"The node at {endpoint} is of chain {actual}, but chain {expected} is meant.") => (Actual, Expected) = (actual, expected);

    /// <summary>The id of the node's chain.</summary>
    public ulong Actual { get; }

    /// <summary>The id of the chain that is meant.</summary>
    public ulong Expected { get; }
}

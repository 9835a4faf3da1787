namespace Nullius.Ethereum;

/// <summary>Why a transaction was not sent.</summary>
public enum TransactionRefusal
{
    /// <summary>No reason.</summary>
    None = 0,

    /// <summary>The account does not own what it costs at most.</summary>
    InsufficientFunds,

    /// <summary>It needs more gas than a transaction may use.</summary>
    GasLimit,

    /// <summary>The fees of the chain are above what the sender allows.</summary>
    FeeLimit,

    /// <summary>It is longer than the nodes pass on.</summary>
    Size,
}

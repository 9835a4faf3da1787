namespace Nullius.Ethereum;

/// <summary>What became of a transaction.</summary>
public enum TransactionStatus
{
    /// <summary>Nothing is known.</summary>
    Incomplete = 0,

    /// <summary>It is mined, confirmed, and took effect.</summary>
    Succeeded,

    /// <summary>It is mined and confirmed, and a contract reverted it; the gas is paid.</summary>
    Reverted,

    /// <summary>A contract would revert it, so it was not sent.</summary>
    WouldRevert,

    /// <summary>It waits to be mined; it may be yet.</summary>
    TimedOut,

    /// <summary>Another transaction of the sender with the same nonce was mined, so this one cannot be.</summary>
    Replaced,

    /// <summary>The node does not know it any more; it may be sent again.</summary>
    Dropped,
}

namespace Nullius.Ethereum;

/// <summary>A contract reverted a call.</summary>
public sealed class ContractRevertedException : EthereumException
{
    internal ContractRevertedException(RevertReason reason, Exception? innerException)
        : base($"The contract reverts the call: {reason}.", innerException) => Reason = reason;

    /// <summary>Why.</summary>
    public RevertReason Reason { get; }
}

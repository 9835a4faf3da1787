namespace Nullius.Ethereum;

/// <summary>A transaction was not sent, because it could not be carried out. Nothing is paid.</summary>
public sealed class TransactionRefusedException : EthereumException
{
    internal TransactionRefusedException(TransactionRefusal refusal, string message)
        : base(message) => Refusal = refusal;

    /// <summary>Why.</summary>
    public TransactionRefusal Refusal { get; }
}

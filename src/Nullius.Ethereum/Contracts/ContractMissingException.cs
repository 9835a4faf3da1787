namespace Nullius.Ethereum;

/// <summary>There is no code at the address that a contract is expected at.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class ContractMissingException(string message, Exception? innerException = null) : EthereumException(message, innerException);

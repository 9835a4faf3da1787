namespace Nullius.Ethereum;

/// <summary>Data of a contract is not the encoding of the types that it was expected to be.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class AbiFormatException(string message, Exception? innerException = null) : EthereumException(message, innerException);

namespace Nullius.Ethereum;

/// <summary>
/// Something about the chain, a node or a contract is not as the caller needs it. The message is one sentence, or a few, for a person
/// to read.
/// </summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">The cause, where there is one.</param>
public abstract class EthereumException(string message, Exception? innerException = null) : Exception(message, innerException);

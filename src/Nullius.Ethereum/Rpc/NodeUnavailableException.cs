namespace Nullius.Ethereum;

/// <summary>No node answers, or the one that does cannot serve the request now. To ask again later may help.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class NodeUnavailableException(string message, Exception? innerException = null) : EthereumException(message, innerException);

namespace Nullius.Ethereum;

/// <summary>A node answered with something that is not what Ethereum's JSON-RPC interface says.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class NodeProtocolException(string message, Exception? innerException = null) : EthereumException(message, innerException);

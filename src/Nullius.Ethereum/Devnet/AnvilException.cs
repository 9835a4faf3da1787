namespace Nullius.Ethereum;

/// <summary>The local chain does not start.</summary>
/// <param name="message">The sentence.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class AnvilException(string message, Exception? innerException = null) : EthereumException(message, innerException);

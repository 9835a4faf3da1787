namespace Nullius.Ethereum;

/// <summary>
/// A transaction that is ready to be sent. Its four parts are all that is needed to send it again, and to learn what became of it.
/// </summary>
/// <param name="Hash">Its name.</param>
/// <param name="From">Its sender.</param>
/// <param name="Nonce">Its place among the sender's transactions.</param>
/// <param name="Encoded">The bytes that a node takes.</param>
public sealed record SignedTransaction(Hash32 Hash, Address From, ulong Nonce, ReadOnlyMemory<byte> Encoded);

using Nullius.Hashing;

namespace Nullius.Tracing;

/// <summary>The digests of the two children of a node.</summary>
public readonly record struct DigestPair(Digest Left, Digest Right);

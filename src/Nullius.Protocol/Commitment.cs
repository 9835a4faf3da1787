namespace Nullius.Protocol;

/// <summary>A Merkle root that a context has absorbed. What the root consists of is the context's own affair.</summary>
/// <param name="Index">The number of the root among those of the context.</param>
public readonly record struct Commitment(int Index);

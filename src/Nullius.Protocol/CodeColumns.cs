namespace Nullius.Protocol;

/// <summary>The part of an interleaved code that one Merkle tree holds (Spec §4.8.2).</summary>
/// <param name="Tree">The root of the tree.</param>
/// <param name="Count">The number of chunks, of which a leaf has one element each.</param>
/// <param name="IsExtension">True for elements of E, whose leaf lists the coefficients of X^0 of all chunks, then those of X^1, and so on.</param>
public readonly record struct CodeColumns(Commitment Tree, int Count, bool IsExtension);

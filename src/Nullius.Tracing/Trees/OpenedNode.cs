using Nullius.Hashing;

namespace Nullius.Tracing;

/// <summary>An inner node above some accessed page.</summary>
/// <param name="Level">0 is the root.</param>
/// <param name="Index">The index in the level.</param>
/// <param name="HasLeft">Whether an accessed page is below the left child.</param>
/// <param name="HasRight">Whether an accessed page is below the right child.</param>
/// <param name="Before">The children before.</param>
/// <param name="After">The children after.</param>
public readonly record struct OpenedNode(int Level, uint Index, bool HasLeft, bool HasRight, DigestPair Before, DigestPair After)
{
    /// <summary>Whether something below changed.</summary>
    public bool IsChanged => Before != After;
}

namespace Nullius.Verifier.Core;

/// <summary>Consecutive columns of a table that lie together in the dense vector (Spec §4.6).</summary>
/// <param name="TableIndex">The table.</param>
/// <param name="FirstColumn">Its first column in the block.</param>
/// <param name="LogWidth">The block has 2^LogWidth columns.</param>
public sealed record DenseBlock(int TableIndex, int FirstColumn, int LogWidth)
{
    public int Width => 1 << LogWidth;
}

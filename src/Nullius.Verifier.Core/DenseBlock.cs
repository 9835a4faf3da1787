namespace Nullius.Verifier.Core;

/// <summary>Consecutive columns of a table that lie together in the dense vector (Spec §4.6).</summary>
/// <param name="TableIndex">The table.</param>
/// <param name="FirstColumn">Its first column in the block.</param>
/// <param name="ColumnCount">The number of its columns in the block; the cells beyond are zero.</param>
/// <param name="LogWidth">A row of the block has 2^LogWidth cells.</param>
/// <param name="FirstNumber">The number of the block's first column among the columns of all tables; the others follow.</param>
public sealed record DenseBlock(int TableIndex, int FirstColumn, int ColumnCount, int LogWidth, int FirstNumber)
{
    public int Width => 1 << LogWidth;
}

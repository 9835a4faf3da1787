using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>The columns of one compression in a row: its sixteen inputs and the cells of the permutation.</summary>
/// <param name="Input">The left digest (or eight limbs), then the right.</param>
/// <param name="Cells">The derived cells; the last eight are the result.</param>
public readonly record struct CompressionColumns(ColumnRange Input, ColumnRange Cells)
{
    /// <summary>The column of an element of the result.</summary>
    public int DigestColumn(int index) => Cells[Cells.Count - Digest.Length + index];

    /// <summary>The elements of the left (0) or right (1) input.</summary>
    public Expression[] Side(TableBuilder row, int side)
    {
        var elements = new Expression[Digest.Length];
        for (int index = 0; index < elements.Length; index++)
            elements[index] = row[Input, (side * Digest.Length) + index];
        return elements;
    }

    /// <summary>States the constraints and returns the result.</summary>
    public Expression[] Define(Table table, TableBuilder row, Expression real)
    {
        var cells = new ConstrainedCells(table, row);
        var digest = new Expression[Digest.Length];
        Poseidon2Cells.Compress(ref cells, Cells.Start, new Poseidon2Rounds<Expression>(real), row.All(Input), digest);
        return digest;
    }
}

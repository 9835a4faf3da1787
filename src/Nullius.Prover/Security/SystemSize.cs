using Nullius.Constraints;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Prover.Security;

/// <summary>The numbers of a constraint system that enter the security of its proofs.</summary>
/// <param name="Interactions">I: interactions of all tables.</param>
/// <param name="Leaves">An upper bound on the terms of the bus argument that can differ from zero, boundary included.</param>
/// <param name="Constraints">J: constraints of all tables.</param>
/// <param name="Columns">Committed columns of all tables.</param>
public sealed record SystemSize(int Interactions, double Leaves, int Constraints, int Columns)
{
    /// <summary>
    /// A size for which the shapes are chosen: 1,024 interactions, one of them per committed cell and one in every row of eight fixed tables;
    /// 8,192 constraints and columns.
    /// </summary>
    public static SystemSize Reference(Shape shape) =>
        new(1024, double.Exp2(shape.CellVariables) + (8 * double.Exp2(shape.RowVariables)), 8192, 8192);

    /// <summary>The size of a key's system.</summary>
    public static SystemSize Of(VerifyingKey key) => new(
        key.System.InteractionCount,
        LeavesMax(key.System, key.Shape) + key.System.Boundary.Interactions.Count,
        key.System.Tables.Sum(table => table.Constraints.Count),
        key.Layout.ColumnCount);

    /// <summary>The most interactions that rows within 2^n cells can have: the tables with most interactions per cell are filled first.</summary>
    private static double LeavesMax(ConstraintSystem system, Shape shape)
    {
        double cells = double.Exp2(shape.CellVariables);
        double leaves = 0;
        foreach (CompiledTable table in system.Tables
            .OrderByDescending(table => table.Interactions.Count / Math.Max(table.Table.Width, 0.5)))
        {
            double rows = table.Table.FixedHeight ?? double.Exp2(shape.RowVariables);
            if (table.Table.Width > 0)
                rows = Math.Min(rows, cells / table.Table.Width);
            leaves += rows * table.Interactions.Count;
            cells -= rows * table.Table.Width;
        }

        return leaves;
    }
}

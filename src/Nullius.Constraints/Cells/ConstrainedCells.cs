namespace Nullius.Constraints;

/// <summary>Derived cells as constraints: each column must be equal to the expression that defines it.</summary>
/// <param name="table">The table that owns the columns; gives their names.</param>
/// <param name="row">Collects the constraints.</param>
public readonly struct ConstrainedCells(Table table, TableBuilder row) : IDerivedCells<Expression>
{
    public Expression Define(int column, Expression value)
    {
        row.AssertEqual(table.Columns[column], row[column], value);
        return row[column];
    }
}

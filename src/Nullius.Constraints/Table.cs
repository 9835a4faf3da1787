namespace Nullius.Constraints;

/// <summary>
/// A table: columns, constraints local to one row, and interactions with buses. Subclasses allocate their columns in the
/// constructor and state their constraints in <see cref="Define"/>.
/// </summary>
/// <remarks>An all-zero row must satisfy every constraint, and every multiplicity must vanish on it (Spec §3.3).</remarks>
public abstract class Table(string name)
{
    private readonly List<string> _columns = [];
    private readonly List<FixedColumn> _fixedColumns = [];

    /// <summary>The name, unique in a constraint system.</summary>
    public string Name { get; } = name;

    /// <summary>The names of the committed columns.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The columns that the verifier computes; not empty only when <see cref="LogFixedHeight"/> is set.</summary>
    public IReadOnlyList<FixedColumn> FixedColumns => _fixedColumns;

    /// <summary>The number of committed columns.</summary>
    public int Width => _columns.Count;

    /// <summary>For a table of fixed height 2^k, k; otherwise null. The trace of such a table always has 2^k rows.</summary>
    public int? LogFixedHeight { get; protected init; }

    /// <summary>States the constraints and interactions of one row.</summary>
    public abstract void Define(TableBuilder row);

    /// <summary>Allocates one committed column.</summary>
    protected int Column(string name)
    {
        _columns.Add(name);
        return _columns.Count - 1;
    }

    /// <summary>Allocates <paramref name="count"/> consecutive committed columns.</summary>
    protected ColumnRange Column(string name, int count)
    {
        int start = _columns.Count;
        for (int index = 0; index < count; index++)
            _columns.Add($"{name}[{index}]");
        return new ColumnRange(start, count);
    }

    /// <summary>Allocates a fixed column.</summary>
    protected int Fixed(FixedColumn column)
    {
        _fixedColumns.Add(column);
        return _fixedColumns.Count - 1;
    }
}

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

    /// <summary>The names of the committed columns: those of the witness, then the preprocessed ones.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The columns that the verifier computes; not empty only when <see cref="FixedHeight"/> is a power of two.</summary>
    public IReadOnlyList<FixedColumn> FixedColumns => _fixedColumns;

    /// <summary>The number of committed columns, preprocessed ones included.</summary>
    public int Width => _columns.Count;

    /// <summary>The number of columns that a proof commits to: the columns 0 … <see cref="WitnessWidth"/> − 1.</summary>
    public int WitnessWidth => Width - PreprocessedCount;

    /// <summary>The number of columns that the key commits to: the last ones. Not zero only when <see cref="FixedHeight"/> is set.</summary>
    public int PreprocessedCount { get; private set; }

    /// <summary>The height, at least 1, if the system fixes it; otherwise null. The trace of such a table always has so many rows.</summary>
    public int? FixedHeight { get; protected init; }

    /// <summary>States the constraints and interactions of one row.</summary>
    public abstract void Define(TableBuilder row);

    /// <summary>Allocates one column of the witness.</summary>
    /// <exception cref="InvalidOperationException">A preprocessed column has been allocated before.</exception>
    protected int Column(string name)
    {
        if (PreprocessedCount > 0)
            throw new InvalidOperationException($"{Name}: column {name} of the witness comes after preprocessed ones");
        _columns.Add(name);
        return _columns.Count - 1;
    }

    /// <summary>Allocates <paramref name="count"/> consecutive columns of the witness.</summary>
    /// <exception cref="InvalidOperationException">A preprocessed column has been allocated before.</exception>
    protected ColumnRange Column(string name, int count)
    {
        int start = _columns.Count;
        for (int index = 0; index < count; index++)
            Column($"{name}[{index}]");
        return new ColumnRange(start, count);
    }

    /// <summary>Allocates one preprocessed column, whose values are part of the key. Its number follows those of all columns so far.</summary>
    protected int Preprocessed(string name)
    {
        _columns.Add(name);
        PreprocessedCount++;
        return _columns.Count - 1;
    }

    /// <summary>Allocates <paramref name="count"/> consecutive preprocessed columns.</summary>
    protected ColumnRange Preprocessed(string name, int count)
    {
        int start = _columns.Count;
        for (int index = 0; index < count; index++)
            Preprocessed($"{name}[{index}]");
        return new ColumnRange(start, count);
    }

    /// <summary>Allocates a fixed column.</summary>
    protected int Fixed(FixedColumn column)
    {
        _fixedColumns.Add(column);
        return _fixedColumns.Count - 1;
    }
}

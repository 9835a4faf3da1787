using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>The witness of one table: <see cref="Height"/> rows of its <see cref="Table.WitnessWidth"/> columns, stored column by column.</summary>
public sealed class TableTrace
{
    private readonly KoalaBear[] _cells;

    public TableTrace(Table table, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (table.FixedHeight is { } fixedHeight && height != fixedHeight)
            throw new ArgumentException($"table {table.Name} has {fixedHeight} rows, not {height}", nameof(height));
        Table = table;
        Height = height;
        _cells = new KoalaBear[checked((long)table.WitnessWidth * height)];
    }

    public Table Table { get; }

    public int Height { get; }

    public KoalaBear this[int row, int column]
    {
        get => _cells[((long)column * Height) + row];
        set => _cells[((long)column * Height) + row] = value;
    }

    /// <summary>All rows of one column.</summary>
    public Span<KoalaBear> Column(int column) => _cells.AsSpan(checked(column * Height), Height);
}

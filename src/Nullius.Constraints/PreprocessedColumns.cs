using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>The values of the preprocessed columns of one table, stored column by column. Columns have their numbers in the table.</summary>
public sealed class PreprocessedColumns
{
    private readonly KoalaBear[] _cells;

    internal PreprocessedColumns(Table table)
    {
        Table = table;
        Height = table.PreprocessedCount == 0 ? 0 : table.FixedHeight.GetValueOrDefault();
        _cells = new KoalaBear[checked((long)table.PreprocessedCount * Height)];
    }

    public Table Table { get; }

    /// <summary>The height of the table; 0 if it has no preprocessed columns.</summary>
    public int Height { get; }

    /// <summary>A cell; <paramref name="column"/> is at least <see cref="Table.WitnessWidth"/>.</summary>
    public KoalaBear this[int row, int column]
    {
        get => _cells[((long)(column - Table.WitnessWidth) * Height) + row];
        set => _cells[((long)(column - Table.WitnessWidth) * Height) + row] = value;
    }

    /// <summary>All rows of one column.</summary>
    public Span<KoalaBear> Column(int column) => _cells.AsSpan(checked((column - Table.WitnessWidth) * Height), Height);
}

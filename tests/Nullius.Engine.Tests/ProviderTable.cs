using Nullius.Constraints;

namespace Nullius.Engine.Tests;

/// <summary>A table that provides its value on some buses, as often as its other column says.</summary>
internal sealed class ProviderTable : Table
{
    private readonly int _interactions;
    private readonly int _value;
    private readonly int _count;

    public ProviderTable(int interactions)
        : base("provider")
    {
        _interactions = interactions;
        _value = Column("value");
        _count = Column("count");
    }

    public override void Define(TableBuilder row)
    {
        for (int index = 0; index < _interactions; index++)
            row.Provide(new Bus($"values {index}", index + 1, BusKind.Lookup, 1), row[_count], row[_value] + 3);
    }
}

using Nullius.Fields;

namespace Nullius.Constraints;

/// <summary>Derived cells as values, written into a row.</summary>
/// <param name="row">All cells of the row.</param>
public readonly struct RowCells(KoalaBear[] row) : IDerivedCells<KoalaBear>
{
    public KoalaBear Define(int column, KoalaBear value) => row[column] = value;
}

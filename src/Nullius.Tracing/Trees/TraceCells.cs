using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;

namespace Nullius.Tracing;

/// <summary>Derived cells of one row, written to a trace.</summary>
internal readonly struct TraceCells(TableTrace trace, int row) : IDerivedCells<KoalaBear>
{
    public KoalaBear Define(int column, KoalaBear value)
    {
        trace[row, column] = value;
        return value;
    }
}

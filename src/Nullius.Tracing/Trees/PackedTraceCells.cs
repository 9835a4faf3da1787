using System.Runtime.InteropServices;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Machine;

namespace Nullius.Tracing;

/// <summary>Derived cells of eight consecutive rows, written to a trace.</summary>
internal readonly struct PackedTraceCells(TableTrace trace, int row) : IDerivedCells<PackedKoalaBear>
{
    public PackedKoalaBear Define(int column, PackedKoalaBear value)
    {
        MemoryMarshal.Cast<KoalaBear, PackedKoalaBear>(trace.Column(column).Slice(row, 8))[0] = value;
        return value;
    }
}

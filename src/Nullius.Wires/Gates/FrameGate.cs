using Nullius.Circuits;
using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>Up to three elements of E that the proof gives, as scalars and as blocks of the transcript.</summary>
/// <param name="table">The table.</param>
/// <param name="elements">The nodes.</param>
/// <param name="zero">The node of the constant zero, for elements that are missing.</param>
/// <param name="first">The first block.</param>
/// <param name="second">The second block, for more than one element.</param>
/// <param name="stream">Where the coefficients come from.</param>
/// <param name="offset">Their place there.</param>
internal sealed class FrameGate(
    FrameTable table, int[] elements, int zero, Block first, Block? second, HintList stream, int offset) : Gate
{
    public override IReadOnlyList<Connection> Connections
    {
        get
        {
            var connections = new Connection[FrameTable.Elements + FrameTable.Blocks];
            for (int element = 0; element < FrameTable.Elements; element++)
                connections[element] = element < elements.Length ? Connection.Defines(elements[element]) : Connection.Uses(zero);
            connections[FrameTable.Elements] = Connection.Defines(first.Index);
            if (second is { } block)
                connections[FrameTable.Elements + 1] = Connection.Defines(block.Index);
            return connections;
        }
    }

    public override CircuitTable TableIn(CircuitTables tables) => tables.Frame;

    public override void Assign(Assignment values, RowWriter row)
    {
        Span<KoalaBear> cells = stackalloc KoalaBear[16];
        cells.Clear();
        values.Hints(stream, offset, elements.Length * KoalaBear5.Degree).CopyTo(cells);
        row.Write(table.Coefficients, cells);
        for (int element = 0; element < elements.Length; element++)
            values.Scalar(elements[element]) = KoalaBear5.FromCoefficients(cells.Slice(element * KoalaBear5.Degree, KoalaBear5.Degree));
        cells[..8].CopyTo(values.Block(first.Index));
        if (second is { } block)
            cells[8..].CopyTo(values.Block(block.Index));
    }
}

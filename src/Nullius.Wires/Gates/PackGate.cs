using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>Eight elements of F as a block, as scalars, and the first five as an element of E.</summary>
/// <param name="table">The table.</param>
/// <param name="whole">The block, or idle.</param>
/// <param name="scalars">Eight scalars, or idle.</param>
/// <param name="extension">The element of E, or idle.</param>
/// <param name="hints">Where the elements come from if the row defines everything: stream, place, number (the others are zero).</param>
/// <param name="check">The name of the check if the row asserts that block and scalars are equal.</param>
internal sealed class PackGate(
    PackTable table, Connection whole, Connection[] scalars, Connection extension, (HintList Stream, int Offset, int Count)? hints, string check = "Pack") : Gate
{
    public override IReadOnlyList<Connection> Connections => [whole, .. scalars, extension];

    public override CircuitTable TableIn(CircuitTables tables) => tables.Pack;

    public override void Assign(Assignment values, RowWriter row)
    {
        Span<KoalaBear> elements = stackalloc KoalaBear[Digest.Length];
        elements.Clear();
        if (hints is { } given)
        {
            values.Hints(given.Stream, given.Offset, given.Count).CopyTo(elements);
        }
        else if (whole.Role == PortRole.Uses)
        {
            values.Block(whole.Wire).CopyTo(elements);
        }
        else
        {
            for (int index = 0; index < elements.Length; index++)
                elements[index] = values.Scalar(scalars[index].Wire).C0;
        }

        row.Write(table.Elements, elements);
        if (whole.Role == PortRole.Defines)
            elements.CopyTo(values.Block(whole.Wire));
        for (int index = 0; index < elements.Length; index++)
        {
            if (scalars[index].Role == PortRole.Defines)
                values.Scalar(scalars[index].Wire) = elements[index];
            else if (scalars[index].Role == PortRole.Uses && values.Scalar(scalars[index].Wire) != elements[index])
                values.Fail(check);
        }

        KoalaBear5 element = KoalaBear5.FromCoefficients(elements[..KoalaBear5.Degree]);
        if (extension.Role == PortRole.Defines)
            values.Scalar(extension.Wire) = element;
    }
}

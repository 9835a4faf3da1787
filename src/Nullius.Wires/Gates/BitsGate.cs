using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>Up to eight bits of a scalar as hints, in a row of <see cref="PackTable"/>; arithmetic gates require them to be boolean and to add up.</summary>
/// <param name="table">The table.</param>
/// <param name="value">The scalar.</param>
/// <param name="firstBit">The significance of the first of the bits.</param>
/// <param name="bits">The nodes of the bits.</param>
internal sealed class BitsGate(PackTable table, int value, int firstBit, int[] bits) : Gate
{
    public override IReadOnlyList<Connection> Connections =>
        [default, .. bits.Select(Connection.Defines), .. new Connection[Digest.Length - bits.Length], default];

    public override IEnumerable<int> Looks => [value];

    public override CircuitTable TableIn(CircuitTables tables) => tables.Pack;

    public override void Assign(Assignment values, RowWriter row)
    {
        uint canonical = values.Scalar(value).C0.ToCanonical() >> firstBit;
        for (int bit = 0; bit < bits.Length; bit++)
        {
            KoalaBear element = ((canonical >> bit) & 1) == 0 ? KoalaBear.Zero : KoalaBear.One;
            row.Write(table.Elements[bit], element);
            values.Scalar(bits[bit]) = element;
        }
    }
}

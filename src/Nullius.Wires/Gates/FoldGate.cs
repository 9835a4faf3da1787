using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Polynomials;

namespace Nullius.Wires;

/// <summary>A block of a leaf that the proof gives, and its value at three challenges.</summary>
/// <param name="table">The table.</param>
/// <param name="leaf">The block.</param>
/// <param name="challenges">Three nodes, that of the most significant variable first.</param>
/// <param name="output">The node of the value.</param>
/// <param name="stream">Where the block comes from.</param>
/// <param name="offset">Its place there.</param>
internal sealed class FoldGate(FoldTable table, Block leaf, int[] challenges, int output, HintList stream, int offset) : Gate
{
    public override IReadOnlyList<Connection> Connections =>
        [Connection.Defines(leaf.Index), .. challenges.Select(Connection.Uses), Connection.Defines(output)];

    public override CircuitTable TableIn(CircuitTables tables) => tables.Fold;

    public override void Assign(Assignment values, RowWriter row)
    {
        ReadOnlySpan<KoalaBear> elements = values.Hints(stream, offset, Digest.Length);
        elements.CopyTo(values.Block(leaf.Index));
        row.Write(table.Leaf, elements);
        for (int variable = 0; variable < challenges.Length; variable++)
            row.Write(table.Challenges, variable * KoalaBear5.Degree, values.Scalar(challenges[variable]));
        KoalaBear5 low = Half(values, elements[..4]);
        KoalaBear5 high = Half(values, elements[4..]);
        row.Write(table.Halves, 0, low);
        row.Write(table.Halves, KoalaBear5.Degree, high);
        values.Scalar(output) = low + (values.Scalar(challenges[0]) * (high - low));
    }

    private KoalaBear5 Half(Assignment values, ReadOnlySpan<KoalaBear> elements) =>
        Multilinear.Evaluate(elements, [values.Scalar(challenges[1]), values.Scalar(challenges[2])]);
}

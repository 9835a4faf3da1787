using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>A sample and the Merkle path of its index, or a proof of work.</summary>
/// <param name="table">The table.</param>
/// <param name="sample">The node of the sampled element.</param>
/// <param name="logModulus">d: bits of the index, or of the work.</param>
/// <param name="path">End of the path and the root that it must equal; null for work.</param>
/// <param name="position">The node that receives ω^index, or null.</param>
/// <param name="check">The name of the check if the sample has no decomposition.</param>
internal sealed class QueryGate(
    QueryTable table, int sample, int logModulus, (Block End, Block Root)? path, int? position, string check) : Gate
{
    public override IReadOnlyList<Connection> Connections =>
    [
        path is { } ends ? Connection.Uses(ends.End.Index) : default,
        path is { } root ? Connection.Uses(root.Root.Index) : default,
        Connection.Uses(sample),
        position is { } node ? Connection.Defines(node) : default,
    ];

    public override IReadOnlyList<(int Column, KoalaBear Value)> Constants =>
    [
        (table.Modulus, KoalaBear.FromCanonical(1u << logModulus)),
        (table.Shift, KoalaBear.FromCanonical(1u << (logModulus - QueryTable.LogModulusMin))),
    ];

    public override CircuitTable TableIn(CircuitTables tables) => tables.Query;

    public override void Assign(Assignment values, RowWriter row)
    {
        KoalaBear sampled = values.Scalar(sample).C0;
        if (values.Scalar(sample) != sampled)
            values.Fail(check);
        uint value = sampled.ToCanonical();
        uint index = value & ((1u << logModulus) - 1);
        uint middle = (value & ((1u << QueryTable.SampleBits) - 1)) >> logModulus;
        uint top = value >> QueryTable.SampleBits;
        row.Write(table.Sample, sampled);
        row.WriteBits(table.Middle, middle);
        row.WriteBits(table.Shifted, middle << (logModulus - QueryTable.LogModulusMin));
        row.WriteBits(table.Top, top);
        row.Write(table.TopProducts[0], Flag((top & 0b111) == 0b111));
        row.Write(table.TopProducts[1], Flag((top & 0b11111) == 0b11111));
        if (value == KoalaBear.Modulus - 1)
            values.Fail(check);
        if (path is not { } ends)
        {
            if (index != 0)
                values.Fail(check);
            return;
        }

        ReadOnlySpan<KoalaBear> root = values.Block(ends.Root.Index);
        if (!root.SequenceEqual(values.Block(ends.End.Index)))
            values.Fail("MerkleOpening");
        (KoalaBear pathIndex, KoalaBear pathPosition) = values.Path(ends.End.Index);
        if (pathIndex != KoalaBear.FromCanonical(index))
            values.Fail(check);
        row.Write(table.Root, root);
        row.Write(table.Index, pathIndex);
        row.Write(table.Position, pathPosition);
        if (position is { } node)
            values.Scalar(node) = pathPosition + KoalaBear.One;
    }

    private static KoalaBear Flag(bool value) => value ? KoalaBear.One : KoalaBear.Zero;
}

using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>A step of a sponge or a compression: both halves of the state are wires.</summary>
/// <param name="table">The table.</param>
/// <param name="left">The block or the left node.</param>
/// <param name="right">The capacity or the right node.</param>
/// <param name="output">The first half of the result.</param>
/// <param name="capacity">The second half, or null.</param>
/// <param name="isCompression">Whether the left half is added to the result.</param>
/// <param name="tag">Added to the first element of the right half.</param>
internal sealed class PermutationGate(
    PermutationTable table, Block left, Block right, Block output, Block? capacity, bool isCompression, KoalaBear tag) : Gate
{
    private static readonly Poseidon2Rounds<KoalaBear> Rounds = new(KoalaBear.One);

    public override IReadOnlyList<Connection> Connections =>
    [
        Connection.Uses(left.Index), Connection.Uses(right.Index), Connection.Defines(output.Index),
        capacity is { } second ? Connection.Defines(second.Index) : default,
    ];

    public override IReadOnlyList<(int Column, KoalaBear Value)> Constants =>
        [(table.Forward, isCompression ? KoalaBear.One : KoalaBear.Zero), (table.Tag, tag)];

    public override CircuitTable TableIn(CircuitTables tables) => tables.Permutation;

    public override void Assign(Assignment values, RowWriter row)
    {
        Span<KoalaBear> state = stackalloc KoalaBear[Poseidon2Cells.Width];
        values.Block(left.Index).CopyTo(state);
        values.Block(right.Index).CopyTo(state[Digest.Length..]);
        state[Digest.Length] += tag;
        row.Write(table.Left, state);
        row.Write(table.Right, state[Digest.Length..]);
        Permute(table, row, state);
        Span<KoalaBear> result = values.Block(output.Index);
        state[..Digest.Length].CopyTo(result);
        if (isCompression)
        {
            for (int index = 0; index < result.Length; index++)
                result[index] += values.Block(left.Index)[index];
        }

        if (capacity is { } second)
            state[Digest.Length..].CopyTo(values.Block(second.Index));
    }

    /// <summary>Permutes the state in place and writes the derived cells.</summary>
    internal static void Permute(PermutationTable table, RowWriter row, Span<KoalaBear> state) =>
        Poseidon2Cells.Permute(ref row, table.Cells.Start, Rounds, state);
}

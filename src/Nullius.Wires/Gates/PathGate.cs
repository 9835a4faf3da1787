using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>One level of a Merkle path: the sibling is a hint, the bit one of the index.</summary>
/// <param name="table">The table.</param>
/// <param name="current">The node.</param>
/// <param name="parent">Its parent.</param>
/// <param name="isParentGiven">Whether the parent is a wire that is there already, so that the row asserts equality.</param>
/// <param name="level">The level, 0 at the leaf.</param>
/// <param name="index">The hint that holds the whole index, when it is known.</param>
/// <param name="generator">ω^(2^level), or one where no position is wanted.</param>
/// <param name="isCounted">Whether the bit adds to the index.</param>
/// <param name="siblings">Where the sibling comes from.</param>
/// <param name="offset">Its place there.</param>
internal sealed class PathGate(
    PermutationTable table,
    Block current,
    Block parent,
    bool isParentGiven,
    int level,
    IndexHint index,
    KoalaBear generator,
    bool isCounted,
    HintList siblings,
    int offset) : Gate
{
    public override IReadOnlyList<Connection> Connections =>
        [Connection.Uses(current.Index), default, isParentGiven ? Connection.Uses(parent.Index) : Connection.Defines(parent.Index), default];

    public override IReadOnlyList<(int Column, KoalaBear Value)> Constants =>
    [
        (table.Forward, KoalaBear.One), (table.Weight, Weight), (table.Generator, generator - KoalaBear.One),
    ];

    public override IEnumerable<int> Looks => index.Sample is { } sample ? [sample] : [];

    private KoalaBear Weight => isCounted ? KoalaBear.FromCanonical(1u << level) : KoalaBear.Zero;

    public override CircuitTable TableIn(CircuitTables tables) => tables.Permutation;

    public override void Assign(Assignment values, RowWriter row)
    {
        bool isRight = ((index.Value(values) >> level) & 1) != 0;
        ReadOnlySpan<KoalaBear> node = values.Block(current.Index);
        ReadOnlySpan<KoalaBear> sibling = values.Hints(siblings, offset, Digest.Length);
        Span<KoalaBear> state = stackalloc KoalaBear[2 * Digest.Length];
        (isRight ? sibling : node).CopyTo(state);
        (isRight ? node : sibling).CopyTo(state[Digest.Length..]);
        (KoalaBear indexBefore, KoalaBear positionBefore) = values.Path(current.Index);
        KoalaBear step = isRight ? generator - KoalaBear.One : KoalaBear.Zero;
        row.Write(table.Left, state);
        row.Write(table.Right, state[Digest.Length..]);
        row.Write(table.Bit, isRight ? KoalaBear.One : KoalaBear.Zero);
        row.Write(table.Index, indexBefore);
        row.Write(table.Position, positionBefore);
        row.Write(table.Step, step);
        Span<KoalaBear> left = stackalloc KoalaBear[Digest.Length];
        state[..Digest.Length].CopyTo(left);
        PermutationGate.Permute(table, row, state);
        for (int element = 0; element < Digest.Length; element++)
            state[element] += left[element];
        if (isParentGiven)
        {
            if (!state[..Digest.Length].SequenceEqual(values.Block(parent.Index)))
                values.Fail("MerkleOpening");
            return;
        }

        state[..Digest.Length].CopyTo(values.Block(parent.Index));
        values.Path(parent.Index) = (
            isRight ? indexBefore + Weight : indexBefore,
            positionBefore + step + (positionBefore * step));
    }
}

using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>
/// One permutation P₁₆ in a row: a step of a sponge, a compression, or a step of a Merkle path (Spec §9.3.2).
/// </summary>
/// <remarks>
/// The state's halves are <see cref="Left"/> and <see cref="Right"/>. A sponge reads its block as the left half and its capacity, less the tag, as the right one.
/// A compression has the feed-forward. On a path the current node is the half that <see cref="Bit"/> names, and the other half, the sibling, is read from nowhere.
/// </remarks>
public sealed class PermutationTable : CircuitTable
{
    public PermutationTable(int height)
        : base("permutation", height)
    {
        Left = Column("left", Digest.Length);
        Right = Column("right", Digest.Length);
        Bit = Column("bit");
        Index = Column("index");
        Position = Column("position");
        Step = Column("step");
        Cells = Column("permutation", Poseidon2Cells.Permutation);
        Current = Port("current", WireKind.Block);
        Second = Port("second", WireKind.Block);
        Output = Port("output", WireKind.Block);
        Capacity = Port("capacity", WireKind.Block);
        Forward = Preprocessed("feed-forward");
        Tag = Preprocessed("tag");
        Weight = Preprocessed("weight of the bit");
        Generator = Preprocessed("generator less one");
    }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    /// <summary>On a path, 1 where the current node is the right one.</summary>
    public int Bit { get; }

    /// <summary>The index from the bits below this level.</summary>
    public int Index { get; }

    /// <summary>ω^index − 1 for the index from the bits below this level.</summary>
    public int Position { get; }

    /// <summary>Bit times generator less one.</summary>
    public int Step { get; }

    /// <summary>The derived cells of the permutation.</summary>
    public ColumnRange Cells { get; }

    /// <summary>The block, the left node, or on a path the current node.</summary>
    public Port Current { get; }

    /// <summary>The capacity before the tag is added, or the right node; idle on a path.</summary>
    public Port Second { get; }

    /// <summary>The first half of the result.</summary>
    public Port Output { get; }

    /// <summary>The second half of the result.</summary>
    public Port Capacity { get; }

    public int Forward { get; }

    public int Tag { get; }

    public int Weight { get; }

    public int Generator { get; }

    public override void Define(TableBuilder row)
    {
        Expression[] left = row.All(Left), right = row.All(Right);
        Expression bit = row[Bit], index = row[Index], position = row[Position], step = row[Step];

        // 1. The bit: boolean, and zero where both halves are read.
        row.AssertBoolean("bit", bit);
        row.AssertZero("bit off a path", bit * row[Second.Multiplicity]);
        row.AssertEqual("step", step, bit * row[Generator]);

        // 2. The permutation; the current node's port is used once in every row that is in use.
        var state = new Expression[Poseidon2Cells.Width];
        left.CopyTo(state, 0);
        right.CopyTo(state, Digest.Length);
        var cells = new ConstrainedCells(this, row);
        Poseidon2Cells.Permute(ref cells, Cells.Start, new Poseidon2Rounds<Expression>(-row[Current.Multiplicity]), state);

        // 3. The wires.
        var current = new Expression[Digest.Length];
        var output = new Expression[Digest.Length];
        for (int element = 0; element < Digest.Length; element++)
        {
            current[element] = left[element] + (bit * (right[element] - left[element]));
            output[element] = state[element] + (row[Forward] * left[element]);
        }

        Block(row, Current, current, index, position);
        Block(row, Second, [right[0] - row[Tag], .. right[1..]]);
        Block(row, Output, output, index + (bit * row[Weight]), position + step + (position * step));
        Block(row, Capacity, state.AsSpan(Digest.Length));
    }
}

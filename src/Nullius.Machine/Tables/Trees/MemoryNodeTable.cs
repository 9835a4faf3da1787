using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>
/// Inner nodes of the memory tree below which a segment changes something: before and after in one row, so that the two
/// trees have the same shape. A child that is not opened is the same before and after.
/// </summary>
/// <remarks>Spec §6.21.</remarks>
public sealed class MemoryNodeTable : TreeNodeTable
{
    public MemoryNodeTable()
        : base("memory node")
    {
        Before = new CompressionColumns(
            Column("child before", 2 * Digest.Length), Column("permutation before", Poseidon2Cells.Compression));
        After = new CompressionColumns(
            Column("child after", 2 * Digest.Length), Column("permutation after", Poseidon2Cells.Compression));
    }

    /// <summary>The two children before the segment and their compression.</summary>
    public CompressionColumns Before { get; }

    /// <summary>The two children after the segment and their compression.</summary>
    public CompressionColumns After { get; }

    public override void Define(TableBuilder row)
    {
        DefinePosition(row);
        Expression real = row[Real];
        row.Receive(Buses.NodeBefore, real, Token(row, Before.Define(this, row, real)));
        row.Send(Buses.NodeAfter, real, Token(row, After.Define(this, row, real)));
        for (int side = 0; side < 2; side++)
        {
            Expression isOpen = row[side == 0 ? HasLeft : HasRight];
            Expression[] before = Before.Side(row, side);
            Expression[] after = After.Side(row, side);
            row.Send(Buses.NodeBefore, isOpen, ChildToken(row, side, before));
            row.Receive(Buses.NodeAfter, isOpen, ChildToken(row, side, after));
            for (int index = 0; index < Digest.Length; index++)
                row.AssertZero($"child {side} is unchanged unless opened, {index}", (1 - isOpen) * (after[index] - before[index]));
        }
    }
}

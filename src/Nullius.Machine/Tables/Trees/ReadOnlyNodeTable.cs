using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>Inner nodes of the memory tree below which a segment opens pages but changes nothing: one permutation serves both trees.</summary>
/// <remarks>Spec §6.21.</remarks>
public sealed class ReadOnlyNodeTable : TreeNodeTable
{
    public ReadOnlyNodeTable()
        : base("read-only node")
    {
        Children = new CompressionColumns(
            Column("child", 2 * Digest.Length), Column("permutation", Poseidon2Cells.Compression));
    }

    /// <summary>The two children and their compression.</summary>
    public CompressionColumns Children { get; }

    public override void Define(TableBuilder row)
    {
        DefinePosition(row);
        Expression[] token = Token(row, Children.Define(this, row, row[Real]));
        row.Receive(Buses.NodeBefore, row[Real], token);
        row.Send(Buses.NodeAfter, row[Real], token);
        for (int side = 0; side < 2; side++)
        {
            Expression isOpen = row[side == 0 ? HasLeft : HasRight];
            Expression[] child = ChildToken(row, side, Children.Side(row, side));
            row.Send(Buses.NodeBefore, isOpen, child);
            row.Receive(Buses.NodeAfter, isOpen, child);
        }
    }
}

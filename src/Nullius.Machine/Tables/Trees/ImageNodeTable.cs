using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>Inner nodes of the image tree that are open in a segment.</summary>
/// <remarks>Spec §6.21.</remarks>
public sealed class ImageNodeTable : TreeNodeTable
{
    public ImageNodeTable()
        : base("image node")
    {
        Children = new CompressionColumns(
            Column("child", 2 * Digest.Length), Column("permutation", Poseidon2Cells.Compression));
    }

    /// <summary>The two children and their compression.</summary>
    public CompressionColumns Children { get; }

    public override void Define(TableBuilder row)
    {
        DefinePosition(row);
        Expression[] digest = Children.Define(this, row, row[Real]);
        row.Receive(Buses.ImageNode, row[Real], Token(row, digest));
        row.Send(Buses.ImageNode, row[HasLeft], ChildToken(row, 0, Children.Side(row, 0)));
        row.Send(Buses.ImageNode, row[HasRight], ChildToken(row, 1, Children.Side(row, 1)));
    }
}

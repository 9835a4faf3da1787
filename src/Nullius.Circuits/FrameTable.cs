using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>Three elements of E in a row, and the two blocks of the transcript that they fill: fifteen coefficients and a zero (Spec §9.3.3).</summary>
public sealed class FrameTable : CircuitTable
{
    /// <summary>Elements of a frame.</summary>
    public const int Elements = 3;

    /// <summary>Blocks of a frame.</summary>
    public const int Blocks = 2;

    public FrameTable(int height)
        : base("frame", height)
    {
        Coefficients = Column("coefficient", Elements * KoalaBear5.Degree);
        for (int element = 0; element < Elements; element++)
            Scalars.Add(Port($"element {element}", WireKind.Scalar));
        First = Port("first block", WireKind.Block);
        Second = Port("second block", WireKind.Block);
    }

    public ColumnRange Coefficients { get; }

    public List<Port> Scalars { get; } = [];

    public Port First { get; }

    public Port Second { get; }

    public override void Define(TableBuilder row)
    {
        Expression[] all = row.All(Coefficients);
        for (int element = 0; element < Elements; element++)
            Scalar(row, Scalars[element], all.AsSpan(element * KoalaBear5.Degree, KoalaBear5.Degree));
        Block(row, First, all.AsSpan(0, Digest.Length));
        Block(row, Second, [.. all[Digest.Length..], 0]);
    }
}

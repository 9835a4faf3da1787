using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>Eight elements of F in a row, as one block, as eight scalars, and the first five as one element of E (Spec §9.3.5).</summary>
/// <remarks>Any of the ports may define its wire: the row packs, unpacks, or reads what the proof gives.</remarks>
public sealed class PackTable : CircuitTable
{
    public PackTable(int height)
        : base("pack", height)
    {
        Elements = Column("element", Digest.Length);
        Whole = Port("block", WireKind.Block);
        for (int element = 0; element < Digest.Length; element++)
            Scalars.Add(Port($"element {element}", WireKind.Scalar));
        Extension = Port("extension", WireKind.Scalar);
    }

    public ColumnRange Elements { get; }

    public Port Whole { get; }

    public List<Port> Scalars { get; } = [];

    public Port Extension { get; }

    public override void Define(TableBuilder row)
    {
        Expression[] elements = row.All(Elements);
        Block(row, Whole, elements);
        for (int element = 0; element < Digest.Length; element++)
            Scalar(row, Scalars[element], elements[element]);
        Scalar(row, Extension, elements.AsSpan(0, KoalaBear5.Degree));
    }
}

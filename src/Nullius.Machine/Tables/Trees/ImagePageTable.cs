using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Pages of the image of which instructions are fetched: each provides its eight words on the bus <c>code</c>.</summary>
/// <remarks>Spec §6.21.</remarks>
public sealed class ImagePageTable : Table
{
    /// <summary>Instruction words in a page.</summary>
    public const int Words = MemoryMap.PageBytes / 4;

    public ImagePageTable()
        : base("image page")
    {
        Real = Column("real");
        Index = Column("index");
        Multiplicity = Column("multiplicity", Words);
        Limbs = new CompressionColumns(
            Column("limb", Poseidon2Cells.Width), Column("permutation", Poseidon2Cells.Compression));
    }

    /// <summary>1 when the row is in use.</summary>
    public int Real { get; }

    /// <summary>The page index.</summary>
    public int Index { get; }

    /// <summary>How often each word is looked up.</summary>
    public ColumnRange Multiplicity { get; }

    /// <summary>The sixteen limbs and their compression.</summary>
    public CompressionColumns Limbs { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[Real];
        Expression[] digest = Limbs.Define(this, row, real);
        row.Receive(Buses.ImageNode, real, [MemoryMap.TreeDepth, row[Index], .. digest]);
        for (int word = 0; word < Words; word++)
        {
            row.AssertZero($"word {word} only when real", row[Multiplicity, word] * (1 - real));
            row.Provide(
                Buses.Code, row[Multiplicity, word], row[Index], word, row[Limbs.Input, 2 * word], row[Limbs.Input, (2 * word) + 1]);
        }
    }
}

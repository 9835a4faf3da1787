using Nullius.Constraints;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>
/// A sampled element v of F with v ≡ index modulo 2^d, the end of the Merkle path of that index, and the position ω^index; or, without a path,
/// a proof of work: v ≡ 0 modulo 2^d (Spec §9.3.6).
/// </summary>
/// <remarks>
/// v = index + 2^d·middle + 2^24·top with top below 127 and middle below 2^(24 − d). As index is below 2^d, by the path, the sum is below p − 1, so that the
/// decomposition is unique and v = p − 1 has none. middle is below 2^12 and so is 2^(d − 12)·middle, which has no wrap: middle is below 2^(24 − d).
/// </remarks>
public sealed class QueryTable : CircuitTable
{
    /// <summary>The least d.</summary>
    public const int LogModulusMin = 12;

    /// <summary>Bits of the sample that a modulus can reach.</summary>
    public const int SampleBits = 24;

    private const int MiddleBits = SampleBits - LogModulusMin;
    private const int TopBits = 7;

    public QueryTable(int height)
        : base("query", height)
    {
        Root = Column("root", Digest.Length);
        Index = Column("index");
        Position = Column("position");
        Sample = Column("sample");
        Middle = Column("middle", MiddleBits);
        Shifted = Column("shifted middle", MiddleBits);
        Top = Column("top", TopBits);
        TopProducts = Column("product of top bits", 2);
        PathEnd = Port("end of the path", WireKind.Block);
        TreeRoot = Port("root", WireKind.Block);
        SampleScalar = Port("sample", WireKind.Scalar);
        PositionScalar = Port("position", WireKind.Scalar);
        Modulus = Preprocessed("2^d");
        Shift = Preprocessed("2^(d - 12)");
    }

    public ColumnRange Root { get; }

    public int Index { get; }

    /// <summary>ω^index − 1.</summary>
    public int Position { get; }

    public int Sample { get; }

    public ColumnRange Middle { get; }

    public ColumnRange Shifted { get; }

    public ColumnRange Top { get; }

    /// <summary>Of the first three bits, and of the first five.</summary>
    public ColumnRange TopProducts { get; }

    public Port PathEnd { get; }

    public Port TreeRoot { get; }

    public Port SampleScalar { get; }

    public Port PositionScalar { get; }

    /// <summary>2^d.</summary>
    public int Modulus { get; }

    /// <summary>2^(d − 12).</summary>
    public int Shift { get; }

    public override void Define(TableBuilder row)
    {
        Expression[] root = row.All(Root);
        Expression used = -row[SampleScalar.Multiplicity], hasPath = -row[PathEnd.Multiplicity];
        Expression middle = Bits(row, Middle), shifted = Bits(row, Shifted), top = Bits(row, Top);

        // 1. The decomposition.
        row.AssertEqual("sample", row[Sample], row[Index] + (row[Modulus] * middle) + ((1 << SampleBits) * top));
        row.AssertEqual("middle is below 2^(24 - d)", shifted, row[Shift] * middle);
        row.AssertEqual("three top bits", row[TopProducts, 0], row[Top, 0] * row[Top, 1] * row[Top, 2]);
        row.AssertEqual("five top bits", row[TopProducts, 1], row[TopProducts, 0] * row[Top, 3] * row[Top, 4]);
        row.AssertZero("top is below 127", row[TopProducts, 1] * row[Top, 5] * row[Top, 6]);

        // 2. Without a path the index is zero.
        row.AssertZero("index without a path", row[Index] * (used - hasPath));

        // 3. The path ends at the root.
        Block(row, PathEnd, root, row[Index], row[Position]);
        Block(row, TreeRoot, root);
        Scalar(row, SampleScalar, row[Sample]);
        Scalar(row, PositionScalar, row[Position] + used);
    }

    private static Expression Bits(TableBuilder row, ColumnRange range)
    {
        Expression sum = 0;
        for (int bit = 0; bit < range.Count; bit++)
        {
            row.AssertBoolean($"bit {bit} of column {range.Start}", row[range, bit]);
            sum += (1 << bit) * row[range, bit];
        }

        return sum;
    }
}

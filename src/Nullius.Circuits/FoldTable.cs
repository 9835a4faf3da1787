using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>A block of a leaf in a row, and the value at three challenges of the multilinear polynomial with these eight values (Spec §9.3.4).</summary>
public sealed class FoldTable : CircuitTable
{
    /// <summary>Variables that a row binds.</summary>
    public const int Variables = 3;

    public FoldTable(int height)
        : base("fold", height)
    {
        Leaf = Column("leaf", Digest.Length);
        Challenges = Column("challenge", Variables * KoalaBear5.Degree);
        Halves = Column("half", 2 * KoalaBear5.Degree);
        LeafBlock = Port("leaf", WireKind.Block);
        for (int variable = 0; variable < Variables; variable++)
            ChallengePorts.Add(Port($"challenge {variable}", WireKind.Scalar));
        Output = Port("value", WireKind.Scalar);
    }

    public ColumnRange Leaf { get; }

    /// <summary>The challenges, that of the most significant variable first.</summary>
    public ColumnRange Challenges { get; }

    /// <summary>The values of the lower and of the upper half at the last two challenges.</summary>
    public ColumnRange Halves { get; }

    public Port LeafBlock { get; }

    public List<Port> ChallengePorts { get; } = [];

    public Port Output { get; }

    public override void Define(TableBuilder row)
    {
        Expression[] leaf = row.All(Leaf), halves = row.All(Halves), all = row.All(Challenges);
        Expression[][] challenges = [.. all.Chunk(KoalaBear5.Degree)];
        for (int half = 0; half < 2; half++)
        {
            Expression[] low = BindBase(leaf[4 * half], leaf[(4 * half) + 1], challenges[2]);
            Expression[] high = BindBase(leaf[(4 * half) + 2], leaf[(4 * half) + 3], challenges[2]);
            Expression[] value = ExtensionProduct.Interpolate(low, high, challenges[1]);
            for (int index = 0; index < KoalaBear5.Degree; index++)
                row.AssertEqual($"half {half}, {index}", halves[(half * KoalaBear5.Degree) + index], value[index]);
        }

        Block(row, LeafBlock, leaf);
        for (int variable = 0; variable < Variables; variable++)
            Scalar(row, ChallengePorts[variable], challenges[variable]);
        Scalar(row, Output, ExtensionProduct.Interpolate(halves.AsSpan(0, KoalaBear5.Degree), halves.AsSpan(KoalaBear5.Degree), challenges[0]));
    }

    private static Expression[] BindBase(Expression low, Expression high, ReadOnlySpan<Expression> challenge)
    {
        var result = new Expression[KoalaBear5.Degree];
        for (int index = 0; index < result.Length; index++)
            result[index] = challenge[index] * (high - low);
        result[0] += low;
        return result;
    }
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>
/// What the tables of inner nodes share: the position of a node and which of its children are opened. A node that is in use
/// consumes its token, and each flagged child gets one, so that every node is opened at most once.
/// </summary>
/// <remarks>Spec §6.21.</remarks>
public abstract class TreeNodeTable : Table
{
    protected TreeNodeTable(string name)
        : base(name)
    {
        Real = Column("real");
        Level = Column("level");
        LevelInverse = Column("inverse of 28 - level");
        Index = Column("index");
        HasLeft = Column("opens left");
        HasRight = Column("opens right");
    }

    /// <summary>1 when the row is in use.</summary>
    public int Real { get; }

    /// <summary>The level: 0 is the root.</summary>
    public int Level { get; }

    /// <summary>1/(28 − level), which proves that the level is not that of a page.</summary>
    public int LevelInverse { get; }

    /// <summary>The index in the level.</summary>
    public int Index { get; }

    /// <summary>1 when the left child is opened.</summary>
    public int HasLeft { get; }

    /// <summary>1 when the right child is opened.</summary>
    public int HasRight { get; }

    /// <summary>States what holds for the position and the flags.</summary>
    private protected void DefinePosition(TableBuilder row)
    {
        Expression real = row[Real];
        row.AssertEqual("level is not 28", ((MemoryMap.TreeDepth * real) - row[Level]) * row[LevelInverse], real);
        row.AssertZero("left only when real", row[HasLeft] * (1 - real));
        row.AssertZero("right only when real", row[HasRight] * (1 - real));
    }

    /// <summary>The tuple of this node.</summary>
    private protected Expression[] Token(TableBuilder row, ReadOnlySpan<Expression> digest) =>
        [row[Level], row[Index], .. digest];

    /// <summary>The tuple of the left (0) or right (1) child.</summary>
    private protected Expression[] ChildToken(TableBuilder row, int side, ReadOnlySpan<Expression> digest) =>
        [row[Level] + 1, (2 * row[Index]) + side, .. digest];
}

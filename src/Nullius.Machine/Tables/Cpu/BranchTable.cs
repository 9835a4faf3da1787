using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>BEQ, BNE, BLT, BGE, BLTU, BGEU (Spec §6.7.6).</summary>
public sealed class BranchTable : InstructionTable
{
    public BranchTable()
        : base("branch")
    {
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        Target = Column("target");
        Mode = Column("mode");
        IsEquality = Column("is equality");
        IsSigned = Column("is signed");
        IsUnsigned = Column("is unsigned");
        IsNegated = Column("is negated");
        IsTaken = Column("is taken");
        Left = Column("left", 4);
        Right = Column("right", 4);
        Comparison = new ComparisonColumns(
            Column("marker", 4), Column("difference"), Column("is less"), Column("left sign"), Column("right sign"));
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
    }

    public int Rs1 { get; }

    public int Rs2 { get; }

    /// <summary>pc/4 when taken.</summary>
    public int Target { get; }

    /// <summary>One in kernel mode; of no effect here.</summary>
    public int Mode { get; }

    /// <summary>BEQ and BNE.</summary>
    public int IsEquality { get; }

    /// <summary>BLT and BGE.</summary>
    public int IsSigned { get; }

    /// <summary>BLTU and BGEU.</summary>
    public int IsUnsigned { get; }

    /// <summary>BNE, BGE, BGEU.</summary>
    public int IsNegated { get; }

    public int IsTaken { get; }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    public ComparisonColumns Comparison { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public override void Define(TableBuilder row)
    {
        Expression equality = row[IsEquality], signed = row[IsSigned], unsigned = row[IsUnsigned], negated = row[IsNegated];
        Expression real = equality + signed + unsigned;
        Expression[] left = row.All(Left), right = row.All(Right);
        row.AssertBooleans("flag", equality, signed, unsigned, negated);
        Expression differs = Comparison.Define(row, signed, left, right);

        // Holds is equality or less-than; the negated forms are taken when it does not hold.
        Expression holds = equality * (1 - differs) + (signed + unsigned) * row[Comparison.IsLess];
        row.AssertEqual("taken", row[IsTaken], holds + negated - 2 * holds * negated);
        Read(row, real, row[Rs1], left, Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], right, Rs2Time, Rs2Offset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Beq * equality + OperationNumber.Blt * signed + OperationNumber.Bltu * unsigned + negated,
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
            Immediate0 = row[Target],
            Immediate1 = row[Mode],
        };
        Step(row, real, decoded, Gadgets.Select(row[IsTaken], row[ProgramCounter] + 1, row[Target]));
    }
}

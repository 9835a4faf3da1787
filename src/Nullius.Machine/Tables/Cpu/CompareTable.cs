using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>SLT, SLTU, SLTI, SLTIU (Spec §6.7.5).</summary>
public sealed class CompareTable : InstructionTable
{
    public CompareTable()
        : base("compare")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsReal = Column("is real");
        IsUnsigned = Column("is unsigned");
        IsImmediate = Column("is immediate");
        Left = Column("left", 4);
        Right = Column("right", 4);
        Comparison = new ComparisonColumns(
            Column("marker", 4), Column("difference"), Column("is less"), Column("left sign"), Column("right sign"));
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int IsReal { get; }

    public int IsUnsigned { get; }

    public int IsImmediate { get; }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    public ComparisonColumns Comparison { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[IsReal], unsigned = row[IsUnsigned], immediate = row[IsImmediate];
        Expression[] left = row.All(Left), right = row.All(Right);
        row.AssertBooleans("flag", unsigned, immediate);
        Comparison.Define(row, real - unsigned, left, right);
        row.AssertZero("upper limbs of immediate", immediate * (right[2] - right[3]));
        Read(row, real, row[Rs1], left, Rs1Time, Rs1Offset);
        Read(row, real - immediate, row[Rs2], right, Rs2Time, Rs2Offset);
        Expression[] result = [row[Comparison.IsLess], Expression.Zero, Expression.Zero, Expression.Zero];
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Slt * real + unsigned + 2 * immediate,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
            Immediate0 = immediate * right[0],
            Immediate1 = immediate * right[1],
            Immediate2 = immediate * right[2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

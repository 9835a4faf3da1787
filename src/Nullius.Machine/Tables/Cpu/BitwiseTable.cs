using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>XOR, OR, AND and their immediate forms (Spec §6.7.3).</summary>
public sealed class BitwiseTable : InstructionTable
{
    public BitwiseTable()
        : base("bitwise")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsXor = Column("is xor");
        IsOr = Column("is or");
        IsAnd = Column("is and");
        IsImmediate = Column("is immediate");
        Left = Column("left byte", 8);
        Right = Column("right byte", 8);
        And = Column("and byte", 8);
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int IsXor { get; }

    public int IsOr { get; }

    public int IsAnd { get; }

    public int IsImmediate { get; }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    public ColumnRange And { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression xor = row[IsXor], or = row[IsOr], and = row[IsAnd], immediate = row[IsImmediate];
        Expression real = xor + or + and;
        row.AssertBooleans("flag", xor, or, and, immediate);

        // 1. The conjunction of each pair of bytes; this also proves that they are bytes.
        for (int index = 0; index < 8; index++)
            row.Lookup(Buses.Bytes, real, row[Left, index], row[Right, index], row[And, index]);

        // 2. a XOR b = a + b − 2·(a AND b); a OR b = a + b − (a AND b).
        Expression[] left = Limbs(row, Left), right = Limbs(row, Right), conjunction = Limbs(row, And);
        var result = new Expression[4];
        for (int limb = 0; limb < 4; limb++)
            result[limb] = (xor + or) * (left[limb] + right[limb]) + (and - or - 2 * xor) * conjunction[limb];

        // 3. The right operand is a register or an immediate of which the two upper limbs agree.
        row.AssertZero("upper limbs of immediate", immediate * (right[2] - right[3]));

        // 4. Registers, instruction, next pc.
        Read(row, real, row[Rs1], left, Rs1Time, Rs1Offset);
        Read(row, real - immediate, row[Rs2], right, Rs2Time, Rs2Offset);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Xor * xor + OperationNumber.Or * or + OperationNumber.And * and
                + (OperationNumber.Xori - OperationNumber.Xor) * immediate,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
            Immediate0 = immediate * right[0],
            Immediate1 = immediate * right[1],
            Immediate2 = immediate * right[2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }

    private static Expression[] Limbs(TableBuilder row, ColumnRange bytes) =>
        [.. Enumerable.Range(0, 4).Select(limb => row[bytes, 2 * limb] + 256 * row[bytes, 2 * limb + 1])];
}

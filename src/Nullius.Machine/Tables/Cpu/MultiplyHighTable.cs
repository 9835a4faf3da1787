using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>MULH, MULHSU, MULHU (Spec §6.7.15).</summary>
public sealed class MultiplyHighTable : InstructionTable
{
    public MultiplyHighTable()
        : base("multiply high")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsSigned = Column("is signed");
        IsMixed = Column("is signed by unsigned");
        IsUnsigned = Column("is unsigned");
        Left = Column("left", 4);
        Right = Column("right", 4);
        RightHigh = Column("high byte of right", 4);
        Product = new ProductColumns(Column("split", 7));
        Result = Column("product", 8);
        LeftSign = Column("left sign");
        RightSign = Column("right sign");
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    /// <summary>MULH.</summary>
    public int IsSigned { get; }

    /// <summary>MULHSU.</summary>
    public int IsMixed { get; }

    /// <summary>MULHU.</summary>
    public int IsUnsigned { get; }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    public ColumnRange RightHigh { get; }

    public ProductColumns Product { get; }

    /// <summary>All eight limbs of the product in two's complement.</summary>
    public ColumnRange Result { get; }

    public int LeftSign { get; }

    public int RightSign { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression signed = row[IsSigned], mixed = row[IsMixed], unsigned = row[IsUnsigned];
        Expression real = signed + mixed + unsigned, leftSign = row[LeftSign], rightSign = row[RightSign];
        Expression[] left = row.All(Left), right = row.All(Right), result = row.All(Result);
        row.AssertBooleans("flag", signed, mixed, unsigned, leftSign, rightSign);

        // 1. The signs of the operands that are signed.
        row.AssertZero("left sign", leftSign * (1 - signed - mixed));
        row.AssertZero("right sign", rightSign * (1 - signed));
        row.AssertSign(signed + mixed, left[3], leftSign);
        row.AssertSign(signed, right[3], rightSign);

        // 2. (left − 2^64·leftSign)·(right − 2^64·rightSign) = product modulo 2^128.
        Expression[] bytes = ProductColumns.Bytes(right, row.All(RightHigh));
        foreach (Expression value in bytes)
            row.AssertBits(real, 8, value);
        var target = new Expression[8];
        for (int limb = 0; limb < 8; limb++)
            target[limb] = limb < 4 ? result[limb] : result[limb] + leftSign * right[limb - 4] + rightSign * left[limb - 4];
        Product.Define(row, real, left, bytes, target);
        row.AssertLimbs(real, result);

        Read(row, real, row[Rs1], left, Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], right, Rs2Time, Rs2Offset);
        Write(row, real, row[Rd], row.All(Before), result[4..], RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Mulh * signed + OperationNumber.Mulhsu * mixed + OperationNumber.Mulhu * unsigned,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

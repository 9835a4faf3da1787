using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>MUL and MULW (Spec §6.7.14).</summary>
public sealed class MultiplyTable : InstructionTable
{
    public MultiplyTable()
        : base("multiply")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsReal = Column("is real");
        IsWord = Column("is word");
        Left = Column("left", 4);
        Right = Column("right", 4);
        RightHigh = Column("high byte of right", 4);
        Product = new ProductColumns(Column("split", 4));
        Result = Column("product", 4);
        Sign = Column("sign of low word");
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int IsReal { get; }

    public int IsWord { get; }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    public ColumnRange RightHigh { get; }

    public ProductColumns Product { get; }

    public ColumnRange Result { get; }

    public int Sign { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[IsReal], word = row[IsWord], sign = row[Sign];
        Expression[] right = row.All(Right), result = row.All(Result);
        row.AssertBooleans("flag", word, sign);
        Expression[] bytes = ProductColumns.Bytes(right, row.All(RightHigh));
        foreach (Expression value in bytes)
            row.AssertBits(real, 8, value);
        Product.Define(row, real, row.All(Left), bytes, result);
        row.AssertRange16(real, result[0]);
        row.AssertSign(real, result[1], sign);
        row.AssertRange16(real, result[2]);
        row.AssertRange16(real, result[3]);

        Expression extension = Gadgets.Ones * sign;
        Expression[] written =
            [result[0], result[1], Gadgets.Select(word, result[2], extension), Gadgets.Select(word, result[3], extension)];
        Read(row, real, row[Rs1], row.All(Left), Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], right, Rs2Time, Rs2Offset);
        Write(row, real, row[Rd], row.All(Before), written, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Mul * real + (OperationNumber.Mulw - OperationNumber.Mul) * word,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>ADD, SUB, ADDW, SUBW (Spec §6.7.1).</summary>
/// <remarks>
/// One equation serves both directions: augend + addend = total. An addition reads the augend and writes the total; a
/// subtraction reads the total and writes the augend.
/// </remarks>
public sealed class AddTable : InstructionTable
{
    public AddTable()
        : base("add")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsReal = Column("is real");
        IsSubtraction = Column("is subtraction");
        IsWord = Column("is word");
        Augend = Column("augend", 4);
        Addend = Column("addend", 4);
        Total = Column("total", 4);
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

    public int IsSubtraction { get; }

    public int IsWord { get; }

    public ColumnRange Augend { get; }

    public ColumnRange Addend { get; }

    public ColumnRange Total { get; }

    public int Sign { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[IsReal], subtraction = row[IsSubtraction], word = row[IsWord], sign = row[Sign];
        Expression[] augend = row.All(Augend), addend = row.All(Addend), total = row.All(Total);
        row.AssertBooleans("flag", subtraction, word, sign);

        // 1. augend + addend = total: modulo 2^32 for words, else modulo 2^64.
        Expression[] carries = Gadgets.Carries(augend, addend, total);
        row.AssertBooleans("carry", carries[0], carries[1]);
        row.AssertZero("carry of limb 2", (1 - word) * carries[2] * (carries[2] - 1));
        row.AssertZero("carry of limb 3", (1 - word) * carries[3] * (carries[3] - 1));

        // 2. The result is in range; that of a word is sign-extended.
        Expression[] result = Gadgets.Select(subtraction, total, augend);
        row.AssertRange16(real, result[0]);
        row.AssertSign(real, result[1], sign);
        row.AssertRange16(real, result[2]);
        row.AssertRange16(real, result[3]);
        row.AssertZero("extension of limb 2", word * (result[2] - Gadgets.Ones * sign));
        row.AssertZero("extension of limb 3", word * (result[3] - Gadgets.Ones * sign));

        // 3. Registers, instruction, next pc.
        Read(row, real, row[Rs1], Gadgets.Select(subtraction, augend, total), Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], addend, Rs2Time, Rs2Offset);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Add * real + subtraction + 2 * word,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>ADDI, ADDIW, LUI (Spec §6.7.2). LUI adds its immediate to zero and reads no register.</summary>
public sealed class AddImmediateTable : InstructionTable
{
    public AddImmediateTable()
        : base("add immediate")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Immediate = Column("immediate", 3);
        IsAddi = Column("is addi");
        IsAddiw = Column("is addiw");
        IsLui = Column("is lui");
        Source = Column("source", 4);
        Result = Column("result", 4);
        Sign = Column("sign of low word");
        Rs1Time = Time("rs1");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public ColumnRange Immediate { get; }

    public int IsAddi { get; }

    public int IsAddiw { get; }

    public int IsLui { get; }

    public ColumnRange Source { get; }

    public ColumnRange Result { get; }

    public int Sign { get; }

    public TimeColumns Rs1Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression word = row[IsAddiw], upper = row[IsLui], sign = row[Sign];
        Expression reads = row[IsAddi] + word;
        Expression real = reads + upper;
        Expression[] source = row.All(Source), result = row.All(Result), immediate = row.All(Immediate);
        row.AssertBooleans("flag", row[IsAddi], word, upper, sign);

        // 1. source + immediate = result: modulo 2^32 for words, else modulo 2^64; the source of LUI is zero.
        Expression[] carries = Gadgets.Carries(source, [immediate[0], immediate[1], immediate[2], immediate[2]], result);
        row.AssertBooleans("carry", carries[0], carries[1]);
        row.AssertZero("carry of limb 2", (1 - word) * carries[2] * (carries[2] - 1));
        row.AssertZero("carry of limb 3", (1 - word) * carries[3] * (carries[3] - 1));
        foreach (Expression limb in source)
            row.AssertZero("source of lui", upper * limb);

        // 2. The result is in range; that of a word is sign-extended.
        row.AssertRange16(real, result[0]);
        row.AssertSign(real, result[1], sign);
        row.AssertRange16(real, result[2]);
        row.AssertRange16(real, result[3]);
        row.AssertZero("extension of limb 2", word * (result[2] - Gadgets.Ones * sign));
        row.AssertZero("extension of limb 3", word * (result[3] - Gadgets.Ones * sign));

        // 3. Registers, instruction, next pc.
        Read(row, reads, row[Rs1], source, Rs1Time, Rs1Offset);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Addi * row[IsAddi] + OperationNumber.Addiw * word + OperationNumber.Lui * upper,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Immediate0 = immediate[0],
            Immediate1 = immediate[1],
            Immediate2 = immediate[2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

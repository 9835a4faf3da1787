using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>JALR (Spec §6.7.8): valid, or a fault of user mode.</summary>
public sealed class JumpRegisterTable : InstructionTable
{
    public JumpRegisterTable()
        : base("jump register")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        ImmediateLow = Column("immediate low");
        Mode = Column("mode");
        ImmediateHigh = Column("immediate high");
        IsValid = Column("is valid");
        IsFault = Column("is fault");
        Link = new CodeAddressColumns(Column("link low"), Column("link middle"), Column("link half"));
        Source = Column("source", 4);
        TargetBit0 = Column("target bit 0");
        TargetBit1 = Column("target bit 1");
        TargetLow = Column("target low");
        Target = Column("target limb above 0", 3);
        Inverse = Column("inverse of upper limbs");
        Rs1Time = Time("rs1");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    /// <summary>Bits 0–15 of the immediate.</summary>
    public int ImmediateLow { get; }

    /// <summary>One in kernel mode.</summary>
    public int Mode { get; }

    /// <summary>Each further limb of the immediate.</summary>
    public int ImmediateHigh { get; }

    public int IsValid { get; }

    public int IsFault { get; }

    /// <summary>pc + 4.</summary>
    public CodeAddressColumns Link { get; }

    public ColumnRange Source { get; }

    /// <summary>The bit of the sum that the instruction clears.</summary>
    public int TargetBit0 { get; }

    public int TargetBit1 { get; }

    /// <summary>Bits 2–15 of the target.</summary>
    public int TargetLow { get; }

    /// <summary>Limbs 1, 2, 3 of the target.</summary>
    public ColumnRange Target { get; }

    /// <summary>Shows that limb 2 + limb 3 is not zero, in a fault that needs it.</summary>
    public int Inverse { get; }

    public TimeColumns Rs1Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression valid = row[IsValid], fault = row[IsFault], kernel = row[Mode];
        Expression real = valid + fault;
        Expression bit1 = row[TargetBit1], limb1 = row[Target, 0], limb2 = row[Target, 1], limb3 = row[Target, 2];
        row.AssertBooleans("flag", valid, fault);
        Expression[] link = Link.Define(row, real, row[ProgramCounter] + real);

        // 1. source + immediate = target modulo 2^64, in range.
        Expression[] target = [row[TargetBit0] + 2 * bit1 + 4 * row[TargetLow], limb1, limb2, limb3];
        Expression high = row[ImmediateHigh];
        row.AssertSum(row.All(Source), [row[ImmediateLow], high, high, high], target);
        row.AssertBooleans("target bit", row[TargetBit0], bit1);
        row.AssertBits(real, 14, row[TargetLow]);
        row.AssertRange16(real, limb1);
        row.AssertRange16(real, limb2);
        row.AssertRange16(real, limb3);

        // 2. Valid: a multiple of 4 in the user half or, from kernel mode, below 4·p.
        row.AssertZero("a valid target is a multiple of 4", valid * bit1);
        row.AssertZero("a valid target is below 2^48", valid * limb3);
        row.AssertZero("a valid target is below 2^33", valid * limb2 * (limb2 - 1));
        row.AssertZero("user code jumps to the user half", valid * limb2 * (1 - kernel));
        row.AssertRange16(valid, limb1 + CodeAddressColumns.MiddleGap * limb2);

        // 3. A fault: user mode, and not a multiple of 4 or not in the user half.
        row.AssertZero("faults are of user mode", fault * kernel);
        row.AssertZero("a fault has a reason", fault * (1 - bit1 - (limb2 + limb3) * row[Inverse]));

        Read(row, real, row[Rs1], row.All(Source), Rs1Time, Rs1Offset);
        Write(row, real, row[Rd], row.All(Before), link, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Jalr * real,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Immediate0 = row[ImmediateLow],
            Immediate1 = kernel,
            Immediate2 = high,
        };
        Expression next = row[TargetLow] + Gadgets.Power(14) * limb1 + Gadgets.Power(30) * limb2;
        Step(row, real, decoded, valid * next + fault * TrapVector.JumpFault);
    }
}

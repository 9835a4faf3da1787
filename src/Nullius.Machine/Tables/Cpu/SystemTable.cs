using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>ECALL, EBREAK, illegal instructions, FENCE and HINT (Spec §6.7.17).</summary>
public sealed class SystemTable : InstructionTable
{
    /// <summary>The dword address of kernel register x31, which receives the pc of an ECALL.</summary>
    private const int TrapRegister = (int)MemoryMap.RegisterDword + 64 + 31;

    public SystemTable()
        : base("system")
    {
        Rd = Column("rd");
        IsEcall = Column("is ecall");
        IsIllegal = Column("is illegal");
        IsBreak = Column("is ebreak");
        IsFence = Column("is fence");
        IsHint = Column("is hint");
        ProgramCounterLow = Column("pc low");
        Value = Column("value", 4);
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int IsEcall { get; }

    public int IsIllegal { get; }

    public int IsBreak { get; }

    public int IsFence { get; }

    public int IsHint { get; }

    /// <summary>Bits 0–13 of pc/4, in a trap.</summary>
    public int ProgramCounterLow { get; }

    /// <summary>What is written: any value by HINT, the pc by ECALL. In every trap limb 1 is bits 14–29 of pc/4.</summary>
    public ColumnRange Value { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression ecall = row[IsEcall], illegal = row[IsIllegal], isBreak = row[IsBreak], fence = row[IsFence], hint = row[IsHint];
        Expression traps = ecall + illegal + isBreak;
        Expression real = traps + fence + hint;
        Expression writes = ecall + hint;
        Expression pc = row[ProgramCounter], low = row[ProgramCounterLow];
        Expression[] value = row.All(Value);
        row.AssertBooleans("flag", ecall, illegal, isBreak, fence, hint);
        row.AssertLimbs(real, value);

        // Traps are of user mode: pc/4 is below 2^30.
        row.AssertBits(traps, 14, low);
        row.AssertZero("traps are of user mode", traps * (pc - low - Gadgets.Power(14) * value[1]));
        row.AssertZero("limb 0 of pc", ecall * (value[0] - 4 * low));
        row.AssertZero("limb 2 of pc", ecall * value[2]);
        row.AssertZero("limb 3 of pc", ecall * value[3]);

        // rd is zero in the tuple of ECALL.
        Write(row, writes, row[Rd] + TrapRegister * ecall, row.All(Before), value, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Illegal * illegal + OperationNumber.Ecall * ecall + OperationNumber.Ebreak * isBreak
                + OperationNumber.Fence * fence + OperationNumber.Hint * hint,
            Rd = row[Rd],
        };
        Expression next = TrapVector.SystemCall * ecall + TrapVector.IllegalInstruction * (illegal + isBreak) + (fence + hint) * (pc + 1);
        Step(row, real, decoded, next);
    }
}

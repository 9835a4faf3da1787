using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>A table of which each real row is one instruction: it owns the clock and pc and moves the state token (Spec §6.6).</summary>
public abstract class InstructionTable : Table
{
    /// <summary>When an instruction of clock t accesses rs1, rs2, memory and rd: t plus this (Spec §6.1.2).</summary>
    internal const int Rs1Offset = 0;
    internal const int Rs2Offset = 1;
    internal const int MemoryOffset = 2;
    internal const int RdOffset = 3;

    /// <summary>The clock advances by this per instruction.</summary>
    internal const int ClocksPerInstruction = 4;

    private protected InstructionTable(string name)
        : base(name)
    {
        Clock = Column("clock");
        ProgramCounter = Column("pc/4");
    }

    /// <summary>The clock t of the instruction.</summary>
    public int Clock { get; }

    /// <summary>pc / 4.</summary>
    public int ProgramCounter { get; }

    private protected TimeColumns Time(string name) => new(Column($"{name} previous time"), Column($"{name} gap high"));

    /// <summary>Looks up the instruction and moves the state token to the next pc.</summary>
    private protected void Step(TableBuilder row, Expression real, in DecodedTuple decoded, Expression nextProgramCounter)
    {
        row.Lookup(
            Buses.Program,
            real,
            row[ProgramCounter],
            decoded.Operation,
            decoded.Rd,
            decoded.Rs1,
            decoded.Rs2,
            decoded.Immediate0,
            decoded.Immediate1,
            decoded.Immediate2);
        row.Receive(Buses.State, real, row[Clock], row[ProgramCounter]);
        row.Send(Buses.State, real, row[Clock] + ClocksPerInstruction, nextProgramCounter);
    }

    /// <summary>Accesses a dword without changing it.</summary>
    private protected void Read(
        TableBuilder row, Expression multiplicity, Expression address, Expression[] limbs, TimeColumns time, int offset) =>
        Write(row, multiplicity, address, limbs, limbs, time, offset);

    /// <summary>Accesses a dword and replaces its limbs. The caller proves that the new limbs are below 2^16.</summary>
    private protected void Write(
        TableBuilder row, Expression multiplicity, Expression address, Expression[] before, Expression[] after, TimeColumns time, int offset)
    {
        Expression now = row[Clock] + offset;
        Expression previous = row[time.Previous];
        row.Receive(Buses.Memory, multiplicity, address, before[0], before[1], before[2], before[3], previous);
        row.Send(Buses.Memory, multiplicity, address, after[0], after[1], after[2], after[3], now);

        // Spec §6.1.3: the previous access is earlier.
        row.AssertRange16(multiplicity, row[time.GapHigh]);
        row.AssertRange16(multiplicity, now - previous - 1 - (1 << 13) * row[time.GapHigh]);
    }
}

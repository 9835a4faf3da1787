using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>SB, SH, SW, SD at addresses that are multiples of their size (Spec §6.7.10).</summary>
public sealed class StoreTable : InstructionTable
{
    public StoreTable()
        : base("store")
    {
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        Address = new AddressColumns(
            Column("immediate low"), Column("mode"), Column("immediate high"), Column("base", 4),
            Column("address low"), Column("address middle"), Column("address half"));
        Placement = new PlacementColumns(
            Column("in limb", 4), Column("is low word"), Column("is high word"), Column("is dword"), Column("is byte"), Column("is odd byte"));
        Value = Column("value", 4);
        Dword = Column("dword before", 4);
        ValueByte = Column("low byte of value");
        ReplacedByte = Column("replaced byte");
        OtherByte = Column("other byte");
        First = Column("first limb after");
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        MemoryTime = Time("memory");
    }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public AddressColumns Address { get; }

    public PlacementColumns Placement { get; }

    public ColumnRange Value { get; }

    public ColumnRange Dword { get; }

    public int ValueByte { get; }

    public int ReplacedByte { get; }

    /// <summary>The byte beside the one that is stored, which stays.</summary>
    public int OtherByte { get; }

    /// <summary>The limb where the access begins, after it.</summary>
    public int First { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public TimeColumns MemoryTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = Placement.Real(row), isByte = row[Placement.IsByte], isDword = row[Placement.Dword];
        Expression lowWord = row[Placement.LowWord], highWord = row[Placement.HighWord], first = row[First], other = row[OtherByte];
        Expression[] value = row.All(Value), dword = row.All(Dword);
        Placement.Define(row);
        Expression address = Address.Define(row, real, Placement.Offset(row));

        // 1. A byte replaces one byte of its limb.
        row.AssertZero("limb before", isByte * (Placement.FirstLimb(row, dword) - Placement.Join(row, row[ReplacedByte], other)));
        row.AssertZero("limb after", isByte * (first - Placement.Join(row, row[ValueByte], other)));
        row.AssertBits(isByte, 8, row[ReplacedByte]);
        row.AssertBits(isByte, 8, other);
        row.AssertBits(isByte, 8, row[ValueByte]);
        row.AssertBits(isByte, 8, Gadgets.DivideByByte(value[0] - row[ValueByte]));

        // 2. Everything else replaces whole limbs.
        row.AssertZero("first limb", (1 - isByte) * (first - value[0]));
        Expression[] after =
        [
            Gadgets.Select(row[Placement.Limb, 0] + lowWord + isDword, dword[0], first),
            dword[1] + row[Placement.Limb, 1] * (first - dword[1]) + (lowWord + isDword) * (value[1] - dword[1]),
            dword[2] + (row[Placement.Limb, 2] + highWord) * (first - dword[2]) + isDword * (value[2] - dword[2]),
            dword[3] + row[Placement.Limb, 3] * (first - dword[3]) + highWord * (value[1] - dword[3]) + isDword * (value[3] - dword[3]),
        ];
        Read(row, real, row[Rs1], row.All(Address.Base), Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], value, Rs2Time, Rs2Offset);
        Write(row, real, address, dword, after, MemoryTime, MemoryOffset);
        var decoded = new DecodedTuple
        {
            Operation = Placement.Operation(row, OperationNumber.Sb),
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
            Immediate0 = row[Address.ImmediateLow],
            Immediate1 = row[Address.Mode],
            Immediate2 = row[Address.ImmediateHigh],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>LB, LH, LW, LD, LBU, LHU, LWU at addresses that are multiples of their size (Spec §6.7.9).</summary>
public sealed class LoadTable : InstructionTable
{
    public LoadTable()
        : base("load")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Address = new AddressColumns(
            Column("immediate low"), Column("mode"), Column("immediate high"), Column("base", 4),
            Column("address low"), Column("address middle"), Column("address half"));
        Placement = new PlacementColumns(
            Column("in limb", 4), Column("is low word"), Column("is high word"), Column("is dword"), Column("is byte"), Column("is odd byte"));
        IsUnsigned = Column("is unsigned");
        Dword = Column("dword", 4);
        First = Column("first limb or byte");
        Second = Column("second limb");
        OtherByte = Column("other byte");
        Sign = Column("sign");
        Rs1Time = Time("rs1");
        MemoryTime = Time("memory");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public AddressColumns Address { get; }

    public PlacementColumns Placement { get; }

    public int IsUnsigned { get; }

    public ColumnRange Dword { get; }

    /// <summary>The byte, or the lowest limb, that is loaded.</summary>
    public int First { get; }

    /// <summary>Limb 1 of the result.</summary>
    public int Second { get; }

    /// <summary>The byte beside the one that is loaded.</summary>
    public int OtherByte { get; }

    public int Sign { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns MemoryTime { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = Placement.Real(row), small = Placement.Small(row), word = Placement.Word(row), isDword = row[Placement.Dword];
        Expression isByte = row[Placement.IsByte], unsigned = row[IsUnsigned], sign = row[Sign], first = row[First], second = row[Second];
        Expression[] dword = row.All(Dword);
        Placement.Define(row);
        row.AssertBooleans("flag", unsigned, sign);

        // Without this, an unsigned LD would have the number of SB.
        row.AssertZero("ld is not unsigned", unsigned * isDword);
        row.AssertZero("unsigned loads have no sign", unsigned * sign);
        row.AssertZero("ld has no sign", isDword * sign);
        Expression address = Address.Define(row, real, Placement.Offset(row));

        // 1. The first limb; a byte is split off.
        row.AssertEqual("first limb", Placement.FirstLimb(row, dword), Placement.Join(row, first, row[OtherByte]));
        row.AssertZero("only bytes are split off", (1 - isByte) * row[OtherByte]);
        row.AssertBits(isByte, 8, row[OtherByte]);

        // 2. The second limb.
        Expression extension = Gadgets.Ones * sign;
        row.AssertZero("second limb from low half", (row[Placement.LowWord] + isDword) * (second - dword[1]));
        row.AssertZero("second limb from high half", row[Placement.HighWord] * (second - dword[3]));
        row.AssertZero("second limb is the extension", small * (second - extension));

        // 3. The sign: the top unit is below 2^n without it, n = 7 or 15, or one more when unsigned.
        Expression top = small * first + word * second;
        Expression weight = Gadgets.SignWeight - (Gadgets.SignWeight - (1 << 7)) * isByte;
        row.Lookup(Buses.Bits, real - isDword, 15 - 8 * isByte + unsigned, (1 + unsigned) * weight, top - weight * sign);

        Expression[] result =
        [
            first + (Gadgets.Ones - 0xFF) * (isByte * sign),
            second,
            isDword * dword[2] + extension,
            isDword * dword[3] + extension,
        ];
        Read(row, real, row[Rs1], row.All(Address.Base), Rs1Time, Rs1Offset);
        Read(row, real, address, dword, MemoryTime, MemoryOffset);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = Placement.Operation(row, OperationNumber.Lb) + (OperationNumber.Lbu - OperationNumber.Lb) * unsigned,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Immediate0 = row[Address.ImmediateLow],
            Immediate1 = row[Address.Mode],
            Immediate2 = row[Address.ImmediateHigh],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

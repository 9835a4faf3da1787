using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>LH, LHU, LW, LWU, LD at any address (Spec §6.7.11).</summary>
public sealed class MisalignedLoadTable : InstructionTable
{
    public MisalignedLoadTable()
        : base("misaligned load")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Address = new AddressColumns(
            Column("immediate low"), Column("mode"), Column("immediate high"), Column("base", 4),
            Column("address low"), Column("address middle"), Column("address half"));
        Access = new MisalignmentColumns(
            Column("is half"), Column("is word"), Column("is dword"), Column("start", 4), Column("is odd"), Column("crosses"),
            Column("inverse"), Column("window", 5), Column("first dword", 4), Column("second dword", 4));
        IsUnsigned = Column("is unsigned");
        HighByte = Column("high byte", 5);
        Value = Column("value", 4);
        Sign = Column("sign");
        Rs1Time = Time("rs1");
        FirstTime = Time("first dword");
        SecondTime = Time("second dword");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public AddressColumns Address { get; }

    public MisalignmentColumns Access { get; }

    public int IsUnsigned { get; }

    /// <summary>The upper bytes of the window's limbs.</summary>
    public ColumnRange HighByte { get; }

    /// <summary>Eight bytes from the address on.</summary>
    public ColumnRange Value { get; }

    public int Sign { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns FirstTime { get; }

    public TimeColumns SecondTime { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = Access.Real(row), half = row[Access.IsHalf], word = row[Access.IsWord], isDword = row[Access.IsDword];
        Expression unsigned = row[IsUnsigned], sign = row[Sign], odd = row[Access.IsOdd];
        Expression[] window = row.All(Access.Window), high = row.All(HighByte), value = row.All(Value);
        Expression address = Address.Define(row, real, Access.Offset(row));
        Access.Define(row, address, row[Address.Mode]);
        row.AssertBooleans("flag", unsigned, sign);

        // Without this, an unsigned LD would have the number of SB.
        row.AssertZero("ld is not unsigned", unsigned * isDword);
        row.AssertZero("unsigned loads have no sign", unsigned * sign);
        row.AssertZero("ld has no sign", isDword * sign);

        // 1. The window by bytes; at odd addresses a limb of the value joins two of them.
        var low = new Expression[5];
        for (int limb = 0; limb < 5; limb++)
        {
            low[limb] = window[limb] - 256 * high[limb];
            row.AssertBits(real, 8, high[limb]);
            row.AssertBits(real, 8, low[limb]);
        }

        for (int limb = 0; limb < 4; limb++)
            row.AssertEqual("value", value[limb], Gadgets.Select(odd, window[limb], high[limb] + 256 * low[limb + 1]));

        // 2. Extension.
        Expression top = half * value[0] + word * value[1];
        row.Lookup(
            Buses.Bits, half + word, 15 + unsigned, Gadgets.SignWeight * (1 + unsigned), top - Gadgets.SignWeight * sign);
        Expression extension = Gadgets.Ones * sign;
        Expression[] result =
        [
            value[0],
            (word + isDword) * value[1] + half * extension,
            isDword * value[2] + extension,
            isDword * value[3] + extension,
        ];
        Read(row, real, row[Rs1], row.All(Address.Base), Rs1Time, Rs1Offset);
        Read(row, real, address, row.All(Access.First), FirstTime, MemoryOffset);
        Read(row, row[Access.Crosses], address + 1, row.All(Access.Second), SecondTime, MemoryOffset);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Lh * half + OperationNumber.Lw * word + OperationNumber.Ld * isDword
                + (OperationNumber.Lhu - OperationNumber.Lh) * unsigned,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Immediate0 = row[Address.ImmediateLow],
            Immediate1 = row[Address.Mode],
            Immediate2 = row[Address.ImmediateHigh],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }
}

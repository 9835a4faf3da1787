using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>SH, SW, SD at any address (Spec §6.7.12).</summary>
public sealed class MisalignedStoreTable : InstructionTable
{
    public MisalignedStoreTable()
        : base("misaligned store")
    {
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        Address = new AddressColumns(
            Column("immediate low"), Column("mode"), Column("immediate high"), Column("base", 4),
            Column("address low"), Column("address middle"), Column("address half"));
        Access = new MisalignmentColumns(
            Column("is half"), Column("is word"), Column("is dword"), Column("start", 4), Column("is odd"), Column("crosses"),
            Column("inverse"), Column("window", 5), Column("first dword", 4), Column("second dword", 4));
        Value = Column("value", 4);
        ValueLow = Column("low byte of value", 4);
        FirstLow = Column("low byte of first limb");
        LastHigh = Column("high byte of last limb");
        After = Column("window after", 5);
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        FirstTime = Time("first dword");
        SecondTime = Time("second dword");
    }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public AddressColumns Address { get; }

    public MisalignmentColumns Access { get; }

    public ColumnRange Value { get; }

    /// <summary>The lower bytes of the value's limbs.</summary>
    public ColumnRange ValueLow { get; }

    /// <summary>The lower byte of the window's first limb, which stays at odd addresses.</summary>
    public int FirstLow { get; }

    /// <summary>The upper byte of the window's last limb, which stays at odd addresses.</summary>
    public int LastHigh { get; }

    public ColumnRange After { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public TimeColumns FirstTime { get; }

    public TimeColumns SecondTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = Access.Real(row);
        Expression address = Address.Define(row, real, Access.Offset(row));
        Access.Define(row, address, row[Address.Mode]);
        DefineAfter(row, real);
        Expression[] first = row.All(Access.First), second = row.All(Access.Second);
        Read(row, real, row[Rs1], row.All(Address.Base), Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], row.All(Value), Rs2Time, Rs2Offset);
        Write(row, real, address, first, Replace(row, first, 0), FirstTime, MemoryOffset);
        Write(row, row[Access.Crosses], address + 1, second, Replace(row, second, 4), SecondTime, MemoryOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Sh * row[Access.IsHalf] + OperationNumber.Sw * row[Access.IsWord] + OperationNumber.Sd * row[Access.IsDword],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
            Immediate0 = row[Address.ImmediateLow],
            Immediate1 = row[Address.Mode],
            Immediate2 = row[Address.ImmediateHigh],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }

    /// <summary>The window after the store.</summary>
    private void DefineAfter(TableBuilder row, Expression real)
    {
        Expression half = row[Access.IsHalf], word = row[Access.IsWord], isDword = row[Access.IsDword], odd = row[Access.IsOdd];
        Expression[] window = row.All(Access.Window), value = row.All(Value), low = row.All(ValueLow);
        var high = new Expression[4];
        for (int limb = 0; limb < 4; limb++)
        {
            high[limb] = Gadgets.DivideByByte(value[limb] - low[limb]);
            row.AssertBits(real, 8, low[limb]);
            row.AssertBits(real, 8, high[limb]);
        }

        Expression firstLow = row[FirstLow], lastHigh = row[LastHigh];
        row.AssertBits(real, 8, firstLow);
        row.AssertBits(real, 8, Gadgets.DivideByByte(window[0] - firstLow));
        row.AssertBits(real, 8, lastHigh);
        row.AssertBits(real, 8, half * window[1] + word * window[2] + isDword * window[4] - 256 * lastHigh);

        // Limb k is inside the value (two of its bytes, at odd addresses joined), its end (one byte at odd addresses) or beyond.
        Expression[] inside = [real, word + isDword, isDword, isDword, Expression.Zero];
        Expression[] end = [Expression.Zero, half, word, Expression.Zero, isDword];
        for (int limb = 0; limb < 5; limb++)
        {
            Expression change = Expression.Zero;
            if (limb < 4)
            {
                Expression below = limb == 0 ? firstLow : high[limb - 1];
                change += inside[limb] * (Gadgets.Select(odd, value[limb], below + 256 * low[limb]) - window[limb]);
            }

            if (limb > 0)
                change += end[limb] * odd * (high[limb - 1] + 256 * lastHigh - window[limb]);
            row.AssertEqual("window after", row[After, limb], window[limb] + change);
        }
    }

    /// <summary>The limbs of a dword after the window replaced a part of it.</summary>
    private Expression[] Replace(TableBuilder row, Expression[] dword, int firstIndex)
    {
        var result = new Expression[4];
        for (int limb = 0; limb < 4; limb++)
        {
            result[limb] = dword[limb];
            for (int start = 0; start < 4; start++)
            {
                int index = firstIndex + limb - start;
                if (index is >= 0 and < 5)
                    result[limb] += row[Access.StartLimb, start] * (row[After, index] - row[Access.Window, index]);
            }
        }

        return result;
    }
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Shifts by a register or by an immediate, which are two tables of one design (Spec §6.7.4).</summary>
/// <remarks>
/// A shift by 16·j + s bits splits every limb as high·P + low with low &lt; P and high &lt; Q, where P·Q = 2^16 and
/// Q = 2^s for a left shift, P = 2^s for a right shift. Then low·Q + (high of the limb below) is the limb shifted left by s, and
/// high + (low of the limb above)·Q the limb shifted right by s. A selector per direction and j moves whole limbs.
/// </remarks>
public sealed class ShiftTable : InstructionTable
{
    public ShiftTable(bool isImmediate)
        : base(isImmediate ? "shift immediate" : "shift")
    {
        IsImmediate = isImmediate;
        Rd = Column("rd");
        Rs1 = Column("rs1");
        IsArithmetic = Column("is arithmetic");
        IsWord = Column("is word");
        LeftBy = Column("left by limbs", 4);
        RightBy = Column("right by limbs", 4);
        LogPower = Column("log of low power");
        Power = Column("low power");
        CoPower = Column("high power");
        Source = Column("source", 4);
        High = Column("high part", 4);
        Low = Column("low part", 4);
        Result = Column("result", 4);
        SourceSign = Column("sign of source");
        ResultSign = Column("sign of low word");
        Rs1Time = Time("rs1");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
        if (isImmediate)
            return;
        Rs2 = Column("rs2");
        Amount = Column("amount", 4);
        AmountRest = Column("rest of amount");
        Rs2Time = Time("rs2");
    }

    /// <summary>True for the immediate forms, which have no columns for rs2 and amount.</summary>
    public bool IsImmediate { get; }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int IsArithmetic { get; }

    public int IsWord { get; }

    public ColumnRange LeftBy { get; }

    public ColumnRange RightBy { get; }

    public int LogPower { get; }

    public int Power { get; }

    public int CoPower { get; }

    public ColumnRange Source { get; }

    public ColumnRange High { get; }

    public ColumnRange Low { get; }

    public ColumnRange Result { get; }

    public int SourceSign { get; }

    public int ResultSign { get; }

    public TimeColumns Rs1Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public ColumnRange Amount { get; }

    public int AmountRest { get; }

    public TimeColumns Rs2Time { get; }

    public override void Define(TableBuilder row)
    {
        Expression left = Gadgets.Sum(row.All(LeftBy)), right = Gadgets.Sum(row.All(RightBy)), word = row[IsWord];
        Expression real = left + right;
        row.AssertBooleans("flag", row[IsArithmetic], word, row[SourceSign], row[ResultSign]);
        row.AssertBooleans("selector", row.All(LeftBy));
        row.AssertBooleans("selector", row.All(RightBy));
        row.AssertZero("only right shifts are arithmetic", row[IsArithmetic] * (1 - right));
        row.AssertZero("words shift by at most 31", word * (row[LeftBy, 2] + row[LeftBy, 3] + row[RightBy, 2] + row[RightBy, 3]));

        DefineSplit(row, real, word);
        DefineResult(row, word);
        Expression bitAmount = left * (16 - row[LogPower]) + right * row[LogPower];

        // The power tables allow s = 16; the encoding as 16·j + s does not.
        row.AssertRange16(real, (1 << 12) * bitAmount);
        Expression amount = bitAmount;
        for (int limbs = 1; limbs < 4; limbs++)
            amount += 16 * limbs * (row[LeftBy, limbs] + row[RightBy, limbs]);
        if (!IsImmediate)
        {
            // Only the low six bits (five for words) of the register count.
            row.AssertEqual("amount", row[Amount, 0], amount + (64 - 32 * word) * row[AmountRest]);
            row.AssertRange16(real, row[AmountRest]);
            Read(row, real, row[Rs2], row.All(Amount), Rs2Time, Rs2Offset);
        }

        Expression[] source = row.All(Source), result = row.All(Result);
        Expression extension = Gadgets.Ones * row[ResultSign];
        Expression[] written =
            [result[0], result[1], Gadgets.Select(word, result[2], extension), Gadgets.Select(word, result[3], extension)];
        row.AssertSign(word, result[1], row[ResultSign]);
        Read(row, real, row[Rs1], source, Rs1Time, Rs1Offset);
        Write(row, real, row[Rd], row.All(Before), written, RdTime, RdOffset);
        int first = IsImmediate ? OperationNumber.Slli : OperationNumber.Sll;
        var decoded = new DecodedTuple
        {
            Operation = first * left + (first + 1) * right + row[IsArithmetic] + 3 * word,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = IsImmediate ? Expression.Zero : row[Rs2],
            Immediate0 = IsImmediate ? amount : Expression.Zero,
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }

    /// <summary>Splits the limbs of the source, which for words are extended from 32 bits.</summary>
    private void DefineSplit(TableBuilder row, Expression real, Expression word)
    {
        Expression sign = row[SourceSign], arithmetic = row[IsArithmetic];
        row.AssertZero("only arithmetic shifts have a sign", sign * (1 - arithmetic));
        row.AssertSign(arithmetic, Gadgets.Select(word, row[Source, 3], row[Source, 1]), sign);
        for (int limb = 0; limb < 4; limb++)
        {
            Expression source = limb < 2 ? row[Source, limb] : Gadgets.Select(word, row[Source, limb], Gadgets.Ones * sign);
            row.AssertEqual("split", source, row[High, limb] * row[Power] + row[Low, limb]);
            row.Lookup(Buses.Bits, real, row[LogPower], row[Power], row[Low, limb]);
            row.Lookup(Buses.Bits, real, 16 - row[LogPower], row[CoPower], row[High, limb]);
        }
    }

    private void DefineResult(TableBuilder row, Expression word)
    {
        Expression fill = Gadgets.Ones * row[SourceSign];
        for (int limb = 0; limb < 4; limb++)
        {
            Expression result = Expression.Zero;
            for (int by = 0; by < 4; by++)
            {
                int from = limb - by;
                if (from >= 0)
                    result += row[LeftBy, by] * (row[Low, from] * row[CoPower] + (from > 0 ? row[High, from - 1] : Expression.Zero));
                from = limb + by;
                if (from < 3)
                    result += row[RightBy, by] * (row[High, from] + row[Low, from + 1] * row[CoPower]);
                else if (from == 3)
                    result += row[RightBy, by] * (row[High, 3] + row[SourceSign] * ((1 << 16) - row[CoPower]));
                else
                    result += row[RightBy, by] * fill;
            }

            row.AssertEqual("shifted limb", row[Result, limb], result);
        }
    }
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>DIV, DIVU, REM, REMU and their word forms (Spec §6.7.16).</summary>
/// <remarks>
/// Values are taken as integers: v − 2^64·(sign of v). The equation quotient · divisor + remainder = dividend holds modulo 2^128 and
/// its sides differ by less than 2^128, so that it holds over the integers. With |remainder| &lt; |divisor|
/// and a remainder that is zero or of the dividend's sign, the quotient is unique. Its sign is a free bit, not its top bit: this gives
/// −2^63 / −1 = 2^63 its limbs. For a divisor of zero the equation makes the remainder the dividend, and the quotient is all ones.
/// </remarks>
public sealed class DivideTable : InstructionTable
{
    public DivideTable()
        : base("divide")
    {
        Rd = Column("rd");
        Rs1 = Column("rs1");
        Rs2 = Column("rs2");
        IsReal = Column("is real");
        IsUnsigned = Column("is unsigned");
        IsRemainder = Column("is remainder");
        IsWord = Column("is word");
        Left = Column("left", 4);
        Right = Column("right", 4);
        Divisor = Column("divisor byte", 8);
        Quotient = Column("quotient", 4);
        Remainder = Column("remainder", 4);
        Product = new ProductColumns(Column("split", 7));
        Slack = Column("slack", 4);
        DividendSign = Column("dividend sign");
        DivisorSign = Column("divisor sign");
        QuotientSign = Column("quotient sign");
        RemainderSign = Column("remainder sign");
        IsDivisorZero = Column("is divisor zero");
        ResultSign = Column("sign of low word");
        ResultHigh = Column("result limb above 1", 2);
        Rs1Time = Time("rs1");
        Rs2Time = Time("rs2");
        Before = Column("rd before", 4);
        RdTime = Time("rd");
    }

    public int Rd { get; }

    public int Rs1 { get; }

    public int Rs2 { get; }

    public int IsReal { get; }

    public int IsUnsigned { get; }

    public int IsRemainder { get; }

    public int IsWord { get; }

    public ColumnRange Left { get; }

    public ColumnRange Right { get; }

    /// <summary>The divisor: rs2, or its low word extended.</summary>
    public ColumnRange Divisor { get; }

    public ColumnRange Quotient { get; }

    public ColumnRange Remainder { get; }

    public ProductColumns Product { get; }

    /// <summary>|divisor| − |remainder| − 1; zero when the divisor is zero.</summary>
    public ColumnRange Slack { get; }

    public int DividendSign { get; }

    public int DivisorSign { get; }

    public int QuotientSign { get; }

    public int RemainderSign { get; }

    public int IsDivisorZero { get; }

    public int ResultSign { get; }

    public ColumnRange ResultHigh { get; }

    public TimeColumns Rs1Time { get; }

    public TimeColumns Rs2Time { get; }

    public ColumnRange Before { get; }

    public TimeColumns RdTime { get; }

    public override void Define(TableBuilder row)
    {
        Expression real = row[IsReal], word = row[IsWord], signed = real - row[IsUnsigned];
        Expression[] left = row.All(Left), right = row.All(Right), bytes = row.All(Divisor);
        Expression dividendSign = row[DividendSign], divisorSign = row[DivisorSign];
        row.AssertBooleans("flag", row[IsUnsigned], row[IsRemainder], word, row[IsDivisorZero], row[ResultSign]);
        row.AssertBooleans("sign", dividendSign, divisorSign, row[QuotientSign], row[RemainderSign]);

        // 1. The operands as integers; words are extended from 32 bits.
        foreach (Expression sign in (ReadOnlySpan<Expression>)[dividendSign, divisorSign, row[QuotientSign]])
            row.AssertZero("unsigned values have no sign", (1 - signed) * sign);
        row.AssertSign(signed, Gadgets.Select(word, left[3], left[1]), dividendSign);
        row.AssertSign(signed, Gadgets.Select(word, right[3], right[1]), divisorSign);
        Expression[] dividend = Extend(left, word, dividendSign), extended = Extend(right, word, divisorSign);
        var divisor = new Expression[4];
        for (int limb = 0; limb < 4; limb++)
        {
            divisor[limb] = bytes[2 * limb] + 256 * bytes[2 * limb + 1];
            row.AssertEqual("divisor", divisor[limb], extended[limb]);
            row.AssertBits(real, 8, bytes[2 * limb]);
            row.AssertBits(real, 8, bytes[2 * limb + 1]);
        }

        DefineQuotient(row, real, dividend, divisor);
        DefineRemainderBound(row, real, divisor);
        Expression[] result = DefineResult(row, word);
        Read(row, real, row[Rs1], left, Rs1Time, Rs1Offset);
        Read(row, real, row[Rs2], right, Rs2Time, Rs2Offset);
        Write(row, real, row[Rd], row.All(Before), result, RdTime, RdOffset);
        var decoded = new DecodedTuple
        {
            Operation = OperationNumber.Div * real + row[IsUnsigned] + 2 * row[IsRemainder] + 4 * word,
            Rd = row[Rd],
            Rs1 = row[Rs1],
            Rs2 = row[Rs2],
        };
        Step(row, real, decoded, row[ProgramCounter] + 1);
    }

    private static Expression[] Extend(Expression[] limbs, Expression word, Expression sign) =>
        [limbs[0], limbs[1], Gadgets.Select(word, limbs[2], Gadgets.Ones * sign), Gadgets.Select(word, limbs[3], Gadgets.Ones * sign)];

    /// <summary>2. quotient · divisor = dividend − remainder, all of them signed, modulo 2^128.</summary>
    private void DefineQuotient(TableBuilder row, Expression real, Expression[] dividend, Expression[] divisor)
    {
        Expression[] quotient = row.All(Quotient), remainder = row.All(Remainder);
        var target = new Expression[8];
        for (int limb = 0; limb < 4; limb++)
        {
            target[limb] = dividend[limb] - remainder[limb];
            target[limb + 4] = row[QuotientSign] * divisor[limb] + row[DivisorSign] * quotient[limb];
        }

        target[4] += row[RemainderSign] - row[DividendSign];
        row.AssertLimbs(real, quotient);
        row.AssertLimbs(real, remainder);
        Product.Define(row, real, quotient, row.All(Divisor), target);

        // A divisor of zero gives a quotient of all ones.
        Expression isZero = row[IsDivisorZero];
        row.AssertZero("divisor is zero", isZero * Gadgets.Sum(divisor));
        foreach (Expression limb in quotient)
            row.AssertZero("quotient by zero", isZero * (limb - Gadgets.Ones));
    }

    /// <summary>3. The remainder is zero or of the dividend's sign, and |divisor| − |remainder| − 1 = slack ≥ 0.</summary>
    private void DefineRemainderBound(TableBuilder row, Expression real, Expression[] divisor)
    {
        Expression dividendSign = row[DividendSign], divisorSign = row[DivisorSign], remainderSign = row[RemainderSign];
        Expression[] remainder = row.All(Remainder), slack = row.All(Slack);
        row.AssertZero("a negative remainder has a negative dividend", remainderSign * (1 - dividendSign));
        row.AssertZero("a positive remainder has a positive dividend", dividendSign * (1 - remainderSign) * Gadgets.Sum(remainder));

        Expression isNotZero = real - row[IsDivisorZero];
        Expression carry = -1;
        for (int limb = 0; limb < 4; limb++)
        {
            row.AssertRange16(real, slack[limb]);
            Expression difference = (1 - 2 * divisorSign) * divisor[limb] - (1 - 2 * remainderSign) * remainder[limb];
            carry = Gadgets.DivideByLimb(difference + carry - slack[limb]);
            if (limb < 3)
                row.AssertBits(isNotZero, 2, carry + 2);
        }

        // |v| = 2^64·sign ± v: what the signs contribute at 2^64.
        row.AssertZero("remainder is below divisor", isNotZero * (carry + divisorSign - remainderSign));
    }

    /// <summary>4. The result: quotient or remainder, of a word its low half extended.</summary>
    private Expression[] DefineResult(TableBuilder row, Expression word)
    {
        Expression[] selected = Gadgets.Select(row[IsRemainder], row.All(Quotient), row.All(Remainder));
        row.AssertSign(word, selected[1], row[ResultSign]);
        for (int limb = 2; limb < 4; limb++)
        {
            row.AssertEqual(
                "result", row[ResultHigh, limb - 2], Gadgets.Select(word, selected[limb], Gadgets.Ones * row[ResultSign]));
        }

        return [selected[0], selected[1], row[ResultHigh, 0], row[ResultHigh, 1]];
    }
}

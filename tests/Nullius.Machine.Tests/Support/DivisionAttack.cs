using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine.Tests;

/// <summary>A row of the division table with a quotient and remainder of the adversary's choice.</summary>
internal sealed class DivisionAttack
{
    private readonly RowJudge _judge;
    private readonly DivideTable _table;

    public DivisionAttack(RowJudge judge, DivideTable table)
    {
        _judge = judge;
        _table = table;
        bool isWord = IsSet(table.IsWord);
        ulong left = judge.Value(table.Left), right = judge.Value(table.Right);
        Dividend = Signed(isWord ? (IsSet(table.DividendSign) ? (ulong)(int)left : (uint)left) : left, table.DividendSign);
        Divisor = Signed(isWord ? (IsSet(table.DivisorSign) ? (ulong)(int)right : (uint)right) : right, table.DivisorSign);
        Quotient = Signed(judge.Value(table.Quotient), table.QuotientSign);
        Remainder = Signed(judge.Value(table.Remainder), table.RemainderSign);
        IsDivisorZero = IsSet(table.IsDivisorZero);
    }

    public Int128 Dividend { get; }

    public Int128 Divisor { get; }

    public Int128 Quotient { get; set; }

    public Int128 Remainder { get; set; }

    public bool IsDivisorZero { get; set; }

    /// <summary>Fills all cells that follow and judges them with every choice of the two free signs.</summary>
    public bool Holds()
    {
        ulong quotient = unchecked((ulong)Quotient), remainder = unchecked((ulong)Remainder), divisor = unchecked((ulong)Divisor);
        _judge.SetLimbs(_table.Quotient, quotient);
        _judge.SetLimbs(_table.Remainder, remainder);
        _judge.Set(_table.IsDivisorZero, IsDivisorZero ? 1u : 0u);
        for (int limb = 0; limb < _table.Product.SplitHigh.Count; limb++)
            _judge.Set(_table.Product.SplitHigh[limb], ColumnSum(quotient, divisor, 2 * limb + 1) >> 12);

        ulong selected = IsSet(_table.IsRemainder) ? remainder : quotient;
        bool isWord = IsSet(_table.IsWord);
        ulong result = isWord ? (ulong)(int)selected : selected;
        _judge.Set(_table.ResultSign, isWord ? (uint)(result >> 63) : 0);
        _judge.Set(_table.ResultHigh[0], (ushort)(result >> 32));
        _judge.Set(_table.ResultHigh[1], (ushort)(result >> 48));

        bool holds = false;
        for (uint signs = 0; signs < 4; signs++)
        {
            _judge.Set(_table.QuotientSign, signs & 1);
            _judge.Set(_table.RemainderSign, signs >> 1);
            Int128 signedRemainder = remainder - (signs >> 1 == 0 ? 0 : (Int128)1 << 64);
            _judge.SetLimbs(_table.Slack, IsDivisorZero ? 0 : unchecked((ulong)(Int128.Abs(Divisor) - Int128.Abs(signedRemainder) - 1)));
            holds |= _judge.Holds();
        }

        return holds;
    }

    private bool IsSet(int column) => !_judge[column].IsZero;

    private Int128 Signed(ulong value, int signColumn) => IsSet(signColumn) ? value - ((Int128)1 << 64) : value;

    private static uint ColumnSum(ulong limbs, ulong bytes, int position)
    {
        uint sum = 0;
        for (int limb = 0; limb < 4; limb++)
        {
            int index = position - 2 * limb;
            if (index is >= 0 and < 8)
                sum += (uint)(ushort)(limbs >> (16 * limb)) * (byte)(bytes >> (8 * index));
        }

        return sum;
    }
}

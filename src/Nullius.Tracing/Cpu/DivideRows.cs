using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the division table (Spec §6.7.16).</summary>
internal static class DivideRows
{
    public static void Fill(DivideTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        int form = step.Operation - Operation.Div;
        bool isUnsigned = (form & 1) != 0, isRemainder = (form & 2) != 0, isWord = (form & 4) != 0;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        row[table.IsReal] = 1;
        row.Flag(table.IsUnsigned, isUnsigned);
        row.Flag(table.IsRemainder, isRemainder);
        row.Flag(table.IsWord, isWord);
        row.SetLimbs(table.Left, values.Rs1);
        row.SetLimbs(table.Right, values.Rs2);
        Int128 dividend = Extend(values.Rs1, isWord, isUnsigned), divisor = Extend(values.Rs2, isWord, isUnsigned);
        if (!isUnsigned)
        {
            row.Sign((ushort)(values.Rs1 >> (isWord ? 16 : 48)));
            row.Sign((ushort)(values.Rs2 >> (isWord ? 16 : 48)));
        }

        bool isZero = divisor == 0;
        Int128 quotient = isZero ? ulong.MaxValue : dividend / divisor;
        Int128 remainder = isZero ? dividend : dividend % divisor;
        FillValues(table, row, dividend, divisor, quotient, remainder);
        row.Flag(table.IsDivisorZero, isZero);
        FillSlack(table, row, divisor, remainder, isZero);

        ulong selected = unchecked((ulong)(isRemainder ? remainder : quotient));
        if (isWord)
        {
            row.Flag(table.ResultSign, (selected & 0x8000_0000) != 0);
            row.Sign((ushort)(selected >> 16));
        }

        row[table.ResultHigh[0]] = (ushort)(values.RdNew >> 32);
        row[table.ResultHigh[1]] = (ushort)(values.RdNew >> 48);
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    private static void FillValues(DivideTable table, RowWriter row, Int128 dividend, Int128 divisor, Int128 quotient, Int128 remainder)
    {
        ulong dividendLimbs = unchecked((ulong)dividend), divisorLimbs = unchecked((ulong)divisor);
        ulong quotientLimbs = unchecked((ulong)quotient), remainderLimbs = unchecked((ulong)remainder);
        row.Flag(table.DividendSign, dividend < 0);
        row.Flag(table.DivisorSign, divisor < 0);
        row.Flag(table.QuotientSign, quotient < 0);
        row.Flag(table.RemainderSign, remainder < 0);
        row.SetBytes(table.Divisor, divisorLimbs);
        for (int shift = 0; shift < 64; shift += 8)
            row.Bits(8, (byte)(divisorLimbs >> shift));
        row.SetLimbs(table.Quotient, quotientLimbs);
        row.SetLimbs(table.Remainder, remainderLimbs);
        row.RangeLimbs(quotientLimbs);
        row.RangeLimbs(remainderLimbs);

        Span<long> target = stackalloc long[8];
        for (int limb = 0; limb < 4; limb++)
        {
            int shift = 16 * limb;
            target[limb] = (ushort)(dividendLimbs >> shift) - (ushort)(remainderLimbs >> shift);
            target[limb + 4] = (quotient < 0 ? (ushort)(divisorLimbs >> shift) : 0) + (divisor < 0 ? (ushort)(quotientLimbs >> shift) : 0);
        }

        target[4] += (remainder < 0 ? 1 : 0) - (dividend < 0 ? 1 : 0);
        MultiplyRows.FillProduct(table.Product, row, quotientLimbs, divisorLimbs, target);
    }

    private static void FillSlack(DivideTable table, RowWriter row, Int128 divisor, Int128 remainder, bool isZero)
    {
        ulong slack = isZero ? 0 : (ulong)(Int128.Abs(divisor) - Int128.Abs(remainder) - 1);
        row.SetLimbs(table.Slack, slack);
        row.RangeLimbs(slack);
        if (isZero)
            return;
        ulong divisorLimbs = unchecked((ulong)divisor), remainderLimbs = unchecked((ulong)remainder);
        long carry = -1;
        for (int limb = 0; limb < 3; limb++)
        {
            int shift = 16 * limb;
            long left = (ushort)(divisorLimbs >> shift), right = (ushort)(remainderLimbs >> shift);
            carry = ((divisor < 0 ? -left : left) - (remainder < 0 ? -right : right) + carry - (ushort)(slack >> shift)) >> 16;
            row.Bits(2, (uint)(carry + 2));
        }
    }

    private static Int128 Extend(ulong value, bool isWord, bool isUnsigned) => (isWord, isUnsigned) switch
    {
        (false, false) => (long)value,
        (false, true) => value,
        (true, false) => (int)value,
        (true, true) => (uint)value,
    };
}

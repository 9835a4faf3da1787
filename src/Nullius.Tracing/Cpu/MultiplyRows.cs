using Nullius.Constraints;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the multiplication tables (Spec §6.7.14 and §6.7.15).</summary>
internal static class MultiplyRows
{
    public static void Fill(MultiplyTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        bool isWord = step.Operation == Operation.Mulw;
        ulong product = unchecked(values.Rs1 * values.Rs2);
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        row[table.IsReal] = 1;
        row.Flag(table.IsWord, isWord);
        row.SetLimbs(table.Left, values.Rs1);
        row.SetLimbs(table.Right, values.Rs2);
        FillBytes(row, table.RightHigh, values.Rs2);
        Span<long> target = stackalloc long[4];
        SetLimbs(target, product);
        FillProduct(table.Product, row, values.Rs1, values.Rs2, target);
        row.SetLimbs(table.Result, product);
        row.Flag(table.Sign, (product & 0x8000_0000) != 0);
        row.Range16((ushort)product);
        row.Sign((ushort)(product >> 16));
        row.Range16((ushort)(product >> 32));
        row.Range16((ushort)(product >> 48));
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(MultiplyHighTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        Operation operation = step.Operation;
        ulong left = values.Rs1, right = values.Rs2, low = unchecked(left * right);
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        row.Flag(table.IsSigned, operation == Operation.Mulh);
        row.Flag(table.IsMixed, operation == Operation.Mulhsu);
        row.Flag(table.IsUnsigned, operation == Operation.Mulhu);
        row.SetLimbs(table.Left, left);
        row.SetLimbs(table.Right, right);
        bool leftSign = operation != Operation.Mulhu && (long)left < 0;
        bool rightSign = operation == Operation.Mulh && (long)right < 0;
        row.Flag(table.LeftSign, leftSign);
        row.Flag(table.RightSign, rightSign);
        if (operation != Operation.Mulhu)
            row.Sign((ushort)(left >> 48));
        if (operation == Operation.Mulh)
            row.Sign((ushort)(right >> 48));
        FillBytes(row, table.RightHigh, right);

        Span<long> target = stackalloc long[8];
        SetLimbs(target, low);
        SetLimbs(target[4..], values.RdNew);
        for (int limb = 0; limb < 8; limb++)
            row[table.Result[limb]] = (uint)target[limb];
        row.RangeLimbs(low);
        row.RangeLimbs(values.RdNew);
        for (int limb = 0; limb < 4; limb++)
        {
            target[limb + 4] += leftSign ? (ushort)(right >> (16 * limb)) : 0;
            target[limb + 4] += rightSign ? (ushort)(left >> (16 * limb)) : 0;
        }

        FillProduct(table.Product, row, left, right, target);
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    /// <summary>Writes the limbs of a value to the first four elements.</summary>
    public static void SetLimbs(Span<long> limbs, ulong value)
    {
        for (int limb = 0; limb < 4; limb++)
            limbs[limb] = (ushort)(value >> (16 * limb));
    }

    /// <summary>Fills the splits of limbs · bytes = target and counts their checks (Spec §6.6.8).</summary>
    public static void FillProduct(ProductColumns columns, RowWriter row, ulong limbs, ulong bytes, ReadOnlySpan<long> target)
    {
        long carry = 0, splitBelow = 0;
        for (int limb = 0; limb < target.Length; limb++)
        {
            long sum = ColumnSum(limbs, bytes, 2 * limb) + 16 * splitBelow + carry - target[limb];
            splitBelow = 0;
            if (limb < columns.SplitHigh.Count)
            {
                long odd = ColumnSum(limbs, bytes, 2 * limb + 1);
                splitBelow = odd >> 12;
                row[columns.SplitHigh[limb]] = (uint)splitBelow;
                row.Range16((uint)splitBelow);
                row.Bits(12, (uint)(odd & 0xFFF));
                sum += (odd & 0xFFF) << 8;
            }

            carry = sum >> 16;
            row.Bits(11, (uint)(carry + 4));
        }
    }

    private static void FillBytes(RowWriter row, ColumnRange high, ulong value)
    {
        for (int limb = 0; limb < 4; limb++)
        {
            uint upper = (byte)(value >> (16 * limb + 8));
            row[high[limb]] = upper;
            row.Bits(8, upper);
            row.Bits(8, (byte)(value >> (16 * limb)));
        }
    }

    private static long ColumnSum(ulong limbs, ulong bytes, int position)
    {
        long sum = 0;
        for (int limb = 0; limb < 4; limb++)
        {
            int index = position - 2 * limb;
            if (index is >= 0 and < 8)
                sum += (long)(ushort)(limbs >> (16 * limb)) * (byte)(bytes >> (8 * index));
        }

        return sum;
    }
}

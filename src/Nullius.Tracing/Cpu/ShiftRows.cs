using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the shift tables (Spec §6.7.4).</summary>
internal static class ShiftRows
{
    public static void Fill(ShiftTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        int form = (step.Operation - Operation.Sll) % 6;
        bool isLeft = form % 3 == 0;
        bool isArithmetic = form % 3 == 2;
        bool isWord = form >= 3;
        ulong register = table.IsImmediate ? step.Immediate : values.Rs2;
        int amount = (int)register & (isWord ? 31 : 63);
        int bitAmount = amount & 15;
        int logPower = isLeft ? 16 - bitAmount : bitAmount;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row.Flag(table.IsArithmetic, isArithmetic);
        row.Flag(table.IsWord, isWord);
        row[(isLeft ? table.LeftBy : table.RightBy)[amount >> 4]] = 1;
        row[table.LogPower] = (uint)logPower;
        row[table.Power] = 1u << logPower;
        row[table.CoPower] = 1u << (16 - logPower);
        row.SetLimbs(table.Source, values.Rs1);
        row.Range16((uint)bitAmount << 12);

        ulong source = !isWord ? values.Rs1 : isArithmetic ? (ulong)(int)values.Rs1 : (uint)values.Rs1;
        if (isArithmetic)
        {
            row.Flag(table.SourceSign, (long)source < 0);
            row.Sign((ushort)(source >> (isWord ? 16 : 48)));
        }

        for (int limb = 0; limb < 4; limb++)
        {
            uint value = (ushort)(source >> (16 * limb));
            uint low = value & ((1u << logPower) - 1);
            uint high = value >> logPower;
            row[table.Low[limb]] = low;
            row[table.High[limb]] = high;
            row.Bits(logPower, low);
            row.Bits(16 - logPower, high);
        }

        ulong result = isLeft ? source << amount : isArithmetic ? (ulong)((long)source >> amount) : source >> amount;
        row.SetLimbs(table.Result, result);
        if (isWord)
        {
            row.Flag(table.ResultSign, (result & 0x8000_0000) != 0);
            row.Sign((ushort)(result >> 16));
        }

        if (!table.IsImmediate)
            FillAmount(table, row, in step, (ushort)register / (isWord ? 32u : 64u));
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    private static void FillAmount(ShiftTable table, RowWriter row, in CpuStep step, uint rest)
    {
        row[table.Rs2] = step.Rs2;
        row.SetLimbs(table.Amount, step.Step.Rs2);
        row[table.AmountRest] = rest;
        row.Range16(rest);
        row.Time(table.Rs2Time, step.Clock + 1, step.Step.Rs2Previous);
    }
}

using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the jump tables (Spec §6.7.7 and §6.7.8).</summary>
internal static class JumpRows
{
    public static void Fill(JumpTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        bool isJal = step.Operation == Operation.Jal;
        ulong immediate = step.Immediate;
        row[table.Rd] = step.Rd;
        row.Flag(table.IsJal, isJal);
        row.Flag(table.IsAuipc, !isJal);
        if (isJal)
        {
            row[table.Immediate[0]] = step.JumpTarget;
            row[table.Immediate[1]] = step.Mode;
        }
        else
        {
            for (int limb = 0; limb < 3; limb++)
                row[table.Immediate[limb]] = (ushort)(immediate >> (16 * limb));
            uint carry = 0;
            for (int limb = 0; limb < 4; limb++)
            {
                carry = ((ushort)(step.Pc >> (16 * limb)) + (uint)(ushort)(immediate >> (16 * limb)) + carry) >> 16;
                row[table.Carry[limb]] = carry;
            }
        }

        FillAddress(table.Base, row, step.ProgramCounter + (isJal ? 1u : 0u));
        row.RangeLimbs(values.RdNew);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(JumpRegisterTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        ulong immediate = step.Immediate;
        ulong target = step.EffectiveAddress;
        bool isValid = step.IsKernel || ((target & 2) == 0 && target < MemoryMap.Kernel);
        uint limb1 = (ushort)(target >> 16), limb2 = (ushort)(target >> 32), limb3 = (ushort)(target >> 48);
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row[table.ImmediateLow] = (ushort)immediate;
        row[table.Mode] = step.Mode;
        row[table.ImmediateHigh] = (ushort)(immediate >> 16);
        row.Flag(table.IsValid, isValid);
        row.Flag(table.IsFault, !isValid);
        FillAddress(table.Link, row, step.ProgramCounter + 1);
        row.SetLimbs(table.Source, values.Rs1);
        row[table.TargetBit0] = (uint)target & 1;
        row[table.TargetBit1] = ((uint)target >> 1) & 1;
        row[table.TargetLow] = (ushort)target / 4u;
        row[table.Target[0]] = limb1;
        row[table.Target[1]] = limb2;
        row[table.Target[2]] = limb3;
        row.Bits(14, (ushort)target / 4u);
        row.Range16(limb1);
        row.Range16(limb2);
        row.Range16(limb3);
        if (isValid)
            row.Range16(limb1 + limb2 * CodeAddressColumns.MiddleGap);
        else if ((target & 2) == 0)
            row.SetInverse(table.Inverse, (int)(limb2 + limb3));
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    private static void FillAddress(CodeAddressColumns columns, RowWriter row, uint programCounter)
    {
        uint low = programCounter & 0x3FFF, middle = (ushort)(programCounter >> 14), half = programCounter >> 30;
        row[columns.Low] = low;
        row[columns.Middle] = middle;
        row[columns.Half] = half;
        row.Bits(14, low);
        row.Range16(middle);
        row.Range16(middle + half * CodeAddressColumns.MiddleGap);
    }
}

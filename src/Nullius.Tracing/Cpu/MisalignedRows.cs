using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the tables of misaligned loads and stores (Spec §6.7.11 and §6.7.12).</summary>
internal static class MisalignedRows
{
    private const int KernelDword = 1 << 29;

    public static void Fill(MisalignedLoadTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        bool isUnsigned = step.Operation is Operation.Lhu or Operation.Lwu;
        int bytes = Operations.AccessBytes(step.Operation);
        int position = (int)step.EffectiveAddress & 7;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        AccessRows.FillAddress(table.Address, row, in step);
        FillAccess(table.Access, row, in step);
        row.Flag(table.IsUnsigned, isUnsigned);

        UInt128 both = new(values.NextMemoryOld, values.MemoryOld);
        UInt128 window = both >> (16 * (position / 2));
        for (int limb = 0; limb < 5; limb++)
        {
            uint value = (ushort)(window >> (16 * limb));
            row[table.HighByte[limb]] = value >> 8;
            row.Bits(8, value >> 8);
            row.Bits(8, value & 0xFF);
        }

        ulong loaded = (ulong)(both >> (8 * position));
        row.SetLimbs(table.Value, loaded);
        if (bytes < 8)
        {
            uint top = (ushort)(loaded >> (8 * bytes - 16));
            row.Flag(table.Sign, !isUnsigned && top >= 0x8000);
            row.Bits(isUnsigned ? 16 : 15, isUnsigned ? top : top & 0x7FFF);
        }

        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        FillTimes(table.FirstTime, table.SecondTime, row, in step);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(MisalignedStoreTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        int bytes = Operations.AccessBytes(step.Operation);
        int shift = 16 * ((int)(step.EffectiveAddress & 7) / 2);
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        AccessRows.FillAddress(table.Address, row, in step);
        FillAccess(table.Access, row, in step);
        row.SetLimbs(table.Value, values.Rs2);
        for (int limb = 0; limb < 4; limb++)
        {
            uint value = (ushort)(values.Rs2 >> (16 * limb));
            row[table.ValueLow[limb]] = value & 0xFF;
            row.Bits(8, value & 0xFF);
            row.Bits(8, value >> 8);
        }

        UInt128 before = new UInt128(values.NextMemoryOld, values.MemoryOld) >> shift;
        UInt128 after = new UInt128(values.NextMemoryNew, values.MemoryNew) >> shift;
        uint first = (ushort)before, last = (ushort)(before >> (8 * bytes));
        row[table.FirstLow] = first & 0xFF;
        row[table.LastHigh] = last >> 8;
        row.Bits(8, first & 0xFF);
        row.Bits(8, first >> 8);
        row.Bits(8, last >> 8);
        row.Bits(8, last & 0xFF);
        for (int limb = 0; limb < 5; limb++)
            row[table.After[limb]] = (ushort)(after >> (16 * limb));

        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        FillTimes(table.FirstTime, table.SecondTime, row, in step);
    }

    private static void FillAccess(MisalignmentColumns columns, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        int bytes = Operations.AccessBytes(step.Operation);
        int position = (int)step.EffectiveAddress & 7;
        bool crosses = step.Has(AccessKinds.NextMemory);
        row.Flag(columns.IsHalf, bytes == 2);
        row.Flag(columns.IsWord, bytes == 4);
        row.Flag(columns.IsDword, bytes == 8);
        row[columns.StartLimb[position / 2]] = 1;
        row.Flag(columns.IsOdd, (position & 1) != 0);
        row.Flag(columns.Crosses, crosses);
        if (crosses && !step.IsKernel)
            row.SetInverse(columns.Inverse, (int)values.DwordAddress + 1 - KernelDword);
        row.SetLimbs(columns.First, values.MemoryOld);
        row.SetLimbs(columns.Second, values.NextMemoryOld);
        UInt128 window = new UInt128(values.NextMemoryOld, values.MemoryOld) >> (16 * (position / 2));
        for (int limb = 0; limb < 5; limb++)
            row[columns.Window[limb]] = (ushort)(window >> (16 * limb));
    }

    private static void FillTimes(TimeColumns first, TimeColumns second, RowWriter row, in CpuStep step)
    {
        row.Time(first, step.Clock + 2, step.Step.MemoryPrevious);
        if (step.Has(AccessKinds.NextMemory))
            row.Time(second, step.Clock + 2, step.Step.NextMemoryPrevious);
    }
}

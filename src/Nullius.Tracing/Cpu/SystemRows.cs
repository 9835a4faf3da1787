using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the tables of faults, system instructions and precompile calls (Spec §6.7.13, §6.7.17, §6.7.18).</summary>
internal static class SystemRows
{
    public static void Fill(SystemTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        Operation operation = step.Operation;
        row.Flag(table.IsEcall, operation == Operation.Ecall);
        row.Flag(table.IsIllegal, operation == Operation.Illegal);
        row.Flag(table.IsBreak, operation == Operation.Ebreak);
        row.Flag(table.IsFence, operation == Operation.Fence);
        row.Flag(table.IsHint, operation == Operation.Hint);
        bool isTrap = operation is Operation.Ecall or Operation.Illegal or Operation.Ebreak;
        if (isTrap)
        {
            row[table.ProgramCounterLow] = step.ProgramCounter & 0x3FFF;
            row.Bits(14, step.ProgramCounter & 0x3FFF);
        }

        if (operation == Operation.Hint)
            row[table.Rd] = step.Rd;
        ulong value = isTrap && operation != Operation.Ecall ? step.Pc & 0xFFFF_0000 : values.RdNew;
        row.SetLimbs(table.Value, value);
        row.RangeLimbs(value);
        if (step.Has(AccessKinds.Destination))
        {
            row.SetLimbs(table.Before, values.RdOld);
            row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
        }
    }

    public static void Fill(AccessFaultTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        Operation operation = step.Operation;
        bool isStore = operation >= Operation.Sb;
        ulong address = step.EffectiveAddress;
        int bytes = Operations.AccessBytes(operation);
        row[table.Rs1] = step.Rs1;
        row[table.ImmediateLow] = (ushort)step.Immediate;
        row[table.ImmediateHigh] = (ushort)(step.Immediate >> 16);
        row[table.Size[int.Log2(bytes)]] = 1;
        row.Flag(table.IsUnsigned, operation is Operation.Lbu or Operation.Lhu or Operation.Lwu);
        row.Flag(table.IsStore, isStore);
        row.SetLimbs(table.Base, values.Rs1);
        row.SetLimbs(table.Target, address);
        row.RangeLimbs(address);
        if (address >= MemoryMap.Kernel)
        {
            row.SetInverse(table.Inverse, (ushort)(address >> 32) + (ushort)(address >> 48));
        }
        else
        {
            row[table.IsEdge] = 1;
            row.Bits(3, (ushort)address + (uint)bytes - 1 - (1 << 16));
        }

        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        if (isStore)
        {
            row[table.Rs2] = step.Rs2;
            row.SetLimbs(table.Value, values.Rs2);
            row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        }
        else
        {
            row[table.Rd] = step.Rd;
        }
    }

    public static void Fill(PrecompileCallTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        bool isSha256 = step.Operation == Operation.Sha256;
        row.Flag(table.IsSha256, isSha256);
        row.Flag(table.IsKeccakF, step.Operation == Operation.Keccakf);
        row.Flag(table.IsPoseidon2, step.Operation == Operation.Poseidon2);
        row[table.Rs1] = step.Rs1;
        row.SetLimbs(table.First, values.Rs1);
        FillPointer(row, table.FirstLow, values.Rs1);
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        if (!isSha256)
            return;
        row[table.Rs2] = step.Rs2;
        row.SetLimbs(table.Second, values.Rs2);
        FillPointer(row, table.SecondLow, values.Rs2);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
    }

    private static void FillPointer(RowWriter row, int lowColumn, ulong pointer)
    {
        uint low = (ushort)pointer / 8u;
        row[lowColumn] = low;
        row.Bits(13, low);
    }
}

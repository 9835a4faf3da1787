using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the tables of aligned loads and stores (Spec §6.7.9 and §6.7.10).</summary>
internal static class AccessRows
{
    public static void Fill(LoadTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        int bytes = Operations.AccessBytes(step.Operation);
        int position = (int)step.EffectiveAddress & 7;
        bool isUnsigned = step.Operation is Operation.Lbu or Operation.Lhu or Operation.Lwu;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        FillAddress(table.Address, row, in step);
        FillPlacement(table.Placement, row, bytes, position);
        row.Flag(table.IsUnsigned, isUnsigned);
        row.SetLimbs(table.Dword, values.MemoryOld);

        ulong loaded = values.MemoryOld >> (8 * position);
        uint first = bytes == 1 ? (byte)loaded : (ushort)loaded;
        row[table.First] = first;
        row[table.Second] = (ushort)(values.RdNew >> 16);
        if (bytes == 1)
        {
            uint other = (byte)(values.MemoryOld >> (8 * (position ^ 1)));
            row[table.OtherByte] = other;
            row.Bits(8, other);
        }

        if (bytes < 8)
        {
            uint top = bytes == 4 ? (ushort)(loaded >> 16) : first;
            int signBit = bytes == 1 ? 7 : 15;
            row.Flag(table.Sign, !isUnsigned && top >> signBit != 0);
            row.Bits(isUnsigned ? signBit + 1 : signBit, isUnsigned ? top : top & ((1u << signBit) - 1));
        }

        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.MemoryTime, step.Clock + 2, values.MemoryPrevious);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(StoreTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        int bytes = Operations.AccessBytes(step.Operation);
        int position = (int)step.EffectiveAddress & 7;
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        FillAddress(table.Address, row, in step);
        FillPlacement(table.Placement, row, bytes, position);
        row.SetLimbs(table.Value, values.Rs2);
        row.SetLimbs(table.Dword, values.MemoryOld);
        row[table.First] = (ushort)(values.MemoryNew >> (16 * (position / 2)));
        if (bytes == 1)
        {
            uint replaced = (byte)(values.MemoryOld >> (8 * position)), other = (byte)(values.MemoryOld >> (8 * (position ^ 1)));
            row[table.ReplacedByte] = replaced;
            row[table.OtherByte] = other;
            row[table.ValueByte] = (byte)values.Rs2;
            row.Bits(8, replaced);
            row.Bits(8, other);
            row.Bits(8, (byte)values.Rs2);
            row.Bits(8, (byte)(values.Rs2 >> 8));
        }

        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        row.Time(table.MemoryTime, step.Clock + 2, values.MemoryPrevious);
    }

    /// <summary>Fills operands and address of an access that is in range.</summary>
    public static void FillAddress(AddressColumns columns, RowWriter row, in CpuStep step)
    {
        ulong address = step.EffectiveAddress;
        uint low = (ushort)address / 8u, middle = (ushort)(address >> 16);
        row[columns.ImmediateLow] = (ushort)step.Immediate;
        row[columns.Mode] = step.Mode;
        row[columns.ImmediateHigh] = (ushort)(step.Immediate >> 16);
        row.SetLimbs(columns.Base, step.Step.Rs1);
        row[columns.Low] = low;
        row[columns.Middle] = middle;
        row[columns.Half] = (ushort)(address >> 32);
        row.Bits(13, low);
        row.Range16(middle);
    }

    private static void FillPlacement(PlacementColumns columns, RowWriter row, int bytes, int position)
    {
        int selected = bytes switch
        {
            8 => columns.Dword,
            4 => position == 0 ? columns.LowWord : columns.HighWord,
            _ => columns.Limb[position / 2],
        };
        row[selected] = 1;
        row.Flag(columns.IsByte, bytes == 1);
        row.Flag(columns.IsOddByte, bytes == 1 && (position & 1) != 0);
    }
}

using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the tables of sums and of bitwise operations (Spec §6.7.1 to §6.7.3).</summary>
internal static class ArithmeticRows
{
    public static void Fill(AddTable table, RowWriter row, in CpuStep step)
    {
        bool isSubtraction = step.Operation is Operation.Sub or Operation.Subw;
        ref readonly TraceStep values = ref step.Step;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        row[table.IsReal] = 1;
        row.Flag(table.IsSubtraction, isSubtraction);
        row.Flag(table.IsWord, step.Operation is Operation.Addw or Operation.Subw);
        row.SetLimbs(table.Augend, isSubtraction ? values.RdNew : values.Rs1);
        row.SetLimbs(table.Addend, values.Rs2);
        row.SetLimbs(table.Total, isSubtraction ? values.Rs1 : values.RdNew);
        FillResult(row, table.Sign, values.RdNew);
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(AddImmediateTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        ulong immediate = step.Immediate;
        row[table.Rd] = step.Rd;
        row[table.Immediate[0]] = (ushort)immediate;
        row[table.Immediate[1]] = (ushort)(immediate >> 16);
        row[table.Immediate[2]] = (ushort)(immediate >> 32);
        row.Flag(table.IsAddi, step.Operation == Operation.Addi);
        row.Flag(table.IsAddiw, step.Operation == Operation.Addiw);
        row.Flag(table.IsLui, step.Operation == Operation.Lui);
        row.SetLimbs(table.Result, values.RdNew);
        FillResult(row, table.Sign, values.RdNew);
        if (step.Operation != Operation.Lui)
        {
            row[table.Rs1] = step.Rs1;
            row.SetLimbs(table.Source, values.Rs1);
            row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        }

        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(BitwiseTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        bool isImmediate = step.Operation >= Operation.Xori;
        ulong left = values.Rs1;
        ulong right = isImmediate ? step.Immediate : values.Rs2;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row.Flag(table.IsXor, step.Operation is Operation.Xor or Operation.Xori);
        row.Flag(table.IsOr, step.Operation is Operation.Or or Operation.Ori);
        row.Flag(table.IsAnd, step.Operation is Operation.And or Operation.Andi);
        row.Flag(table.IsImmediate, isImmediate);
        row.SetBytes(table.Left, left);
        row.SetBytes(table.Right, right);
        row.SetBytes(table.And, left & right);
        for (int shift = 0; shift < 64; shift += 8)
            row.Bytes((byte)(left >> shift), (byte)(right >> shift));
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        if (!isImmediate)
        {
            row[table.Rs2] = step.Rs2;
            row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        }

        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    /// <summary>The checks of a result of which limb 1 is split into sign and rest.</summary>
    private static void FillResult(RowWriter row, int signColumn, ulong result)
    {
        row.Flag(signColumn, (result & 0x8000_0000) != 0);
        row.Range16((ushort)result);
        row.Sign((ushort)(result >> 16));
        row.Range16((ushort)(result >> 32));
        row.Range16((ushort)(result >> 48));
    }
}

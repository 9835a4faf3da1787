using System.Numerics;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills rows of the tables that compare (Spec §6.7.5 and §6.7.6).</summary>
internal static class ComparisonRows
{
    public static void Fill(CompareTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        bool isImmediate = step.Operation >= Operation.Slti;
        bool isUnsigned = step.Operation is Operation.Sltu or Operation.Sltiu;
        ulong right = isImmediate ? step.Immediate : values.Rs2;
        row[table.Rd] = step.Rd;
        row[table.Rs1] = step.Rs1;
        row[table.IsReal] = 1;
        row.Flag(table.IsUnsigned, isUnsigned);
        row.Flag(table.IsImmediate, isImmediate);
        row.SetLimbs(table.Left, values.Rs1);
        row.SetLimbs(table.Right, right);
        Compare(table.Comparison, row, !isUnsigned, values.Rs1, right);
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        if (!isImmediate)
        {
            row[table.Rs2] = step.Rs2;
            row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
        }

        row.SetLimbs(table.Before, values.RdOld);
        row.Time(table.RdTime, step.Clock + 3, values.RdPrevious);
    }

    public static void Fill(BranchTable table, RowWriter row, in CpuStep step)
    {
        ref readonly TraceStep values = ref step.Step;
        Operation operation = step.Operation;
        bool isSigned = operation is Operation.Blt or Operation.Bge;
        bool isUnsigned = operation is Operation.Bltu or Operation.Bgeu;
        bool isNegated = operation is Operation.Bne or Operation.Bge or Operation.Bgeu;
        row[table.Rs1] = step.Rs1;
        row[table.Rs2] = step.Rs2;
        row[table.Target] = step.JumpTarget;
        row[table.Mode] = step.Mode;
        row.Flag(table.IsEquality, !isSigned && !isUnsigned);
        row.Flag(table.IsSigned, isSigned);
        row.Flag(table.IsUnsigned, isUnsigned);
        row.Flag(table.IsNegated, isNegated);
        row.SetLimbs(table.Left, values.Rs1);
        row.SetLimbs(table.Right, values.Rs2);
        bool isLess = Compare(table.Comparison, row, isSigned, values.Rs1, values.Rs2);
        bool holds = isSigned || isUnsigned ? isLess : values.Rs1 == values.Rs2;
        row.Flag(table.IsTaken, holds != isNegated);
        row.Time(table.Rs1Time, step.Clock, values.Rs1Previous);
        row.Time(table.Rs2Time, step.Clock + 1, values.Rs2Previous);
    }

    /// <summary>Fills a comparison and returns whether left &lt; right.</summary>
    private static bool Compare(ComparisonColumns columns, RowWriter row, bool isSigned, ulong left, ulong right)
    {
        if (isSigned)
        {
            row.Flag(columns.LeftSign, (long)left < 0);
            row.Flag(columns.RightSign, (long)right < 0);
            row.Sign((ushort)(left >> 48));
            row.Sign((ushort)(right >> 48));
        }

        if (left == right)
            return false;
        bool isLess = isSigned ? (long)left < (long)right : left < right;
        int limb = BitOperations.Log2(left ^ right) / 16;
        int shift = 16 * limb;
        int difference = isSigned && limb == 3
            ? (short)(right >> shift) - (short)(left >> shift)
            : (ushort)(right >> shift) - (ushort)(left >> shift);
        row[columns.Marker[limb]] = 1;
        row.SetSigned(columns.Difference, difference);
        row.Flag(columns.IsLess, isLess);
        row.Range16((uint)Math.Abs(difference) - 1);
        return isLess;
    }
}

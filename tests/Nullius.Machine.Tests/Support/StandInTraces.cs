using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>Fills the stand-in tables from a segment, written from the specification.</summary>
internal static class StandInTraces
{
    public static IReadOnlyList<TableTrace> Create(StandInTables tables, SegmentTrace segment) =>
    [
        Fill(tables.Program, segment.Instructions.ToArray().Select(use => (uint[])[.. ProgramTuple(use), (uint)use.Executions])),
        Fill(tables.Memory, MemoryRows(segment)),
        Fill(tables.Call, CallRows(segment)),
        Fill(tables.Block, BlockRows(segment)),
    ];

    /// <summary>Spec §6.3.</summary>
    public static uint[] ProgramTuple(InstructionUse use)
    {
        Instruction instruction = use.Instruction;
        Operation operation = instruction.Operation;
        uint mode = use.Pc >= MemoryMap.Kernel ? 1u : 0u;
        uint bank = MemoryMap.RegisterDword + 64 * mode;
        uint rd = Operations.WritesRd(operation) ? bank + (instruction.Rd == 0 ? 32u : instruction.Rd) : 0;
        uint rs1 = Operations.ReadsRs1(operation) ? bank + instruction.Rs1 : 0;
        uint rs2 = Operations.ReadsRs2(operation) ? bank + instruction.Rs2 : 0;
        ulong immediate = (ulong)instruction.Immediate;
        uint low = (ushort)immediate, middle = (ushort)(immediate >> 16), high = (ushort)(immediate >> 32);
        uint[] immediates = Operations.KindOf(operation) switch
        {
            OperationKind.RegisterImmediate when operation is >= Operation.Slli and <= Operation.Sraiw => [low, 0, 0],
            OperationKind.RegisterImmediate or OperationKind.Upper => [low, middle, high],
            OperationKind.Load or OperationKind.Store or OperationKind.JumpAndLinkRegister => [low, mode, middle],
            OperationKind.Branch or OperationKind.JumpAndLink => [Target(use.Pc, immediate), mode, 0],
            OperationKind.Ecall => [0, mode, 0],
            _ => [0, 0, 0],
        };
        return [(uint)(use.Pc / 4), (uint)operation, rd, rs1, rs2, .. immediates];
    }

    private static uint Target(ulong pc, ulong offset)
    {
        ulong target = unchecked(pc + offset);
        return pc < MemoryMap.Kernel && (target % 4 != 0 || target >= MemoryMap.Kernel) ? (uint)((MemoryMap.Kernel + 20) / 4) : (uint)(target / 4);
    }

    private static IEnumerable<uint[]> MemoryRows(SegmentTrace segment)
    {
        foreach (PageUse page in segment.Pages.ToArray())
        {
            for (int dword = 0; dword < 4; dword++)
                yield return [4 * page.Index + (uint)dword, .. Limbs(page.Before[dword]), .. Limbs(page.After[dword]), page.Times[dword], 1];
        }
    }

    private static IEnumerable<uint[]> CallRows(SegmentTrace segment)
    {
        foreach (PrecompileCall call in segment.Calls.ToArray())
        {
            TraceStep step = segment.Steps[call.Cycle];
            yield return
                [(uint)(call.Operation - Operation.Sha256) + 1, SegmentTrace.ClockOf(call.Cycle), (uint)(step.Rs1 / 8), (uint)(step.Rs2 / 8), 1];
        }
    }

    private static IEnumerable<uint[]> BlockRows(SegmentTrace segment)
    {
        PrecompileCall[] calls = segment.Calls.ToArray();
        BlockAccess[] accesses = segment.BlockAccesses.ToArray();
        for (int call = 0; call < calls.Length; call++)
        {
            int end = call + 1 < calls.Length ? calls[call + 1].FirstAccess : accesses.Length;
            for (int index = calls[call].FirstAccess; index < end; index++)
            {
                BlockAccess access = accesses[index];
                uint time = SegmentTrace.ClockOf(calls[call].Cycle) + 2;
                yield return [access.DwordAddress, .. Limbs(access.Old), .. Limbs(access.New), access.Previous, time, 1];
            }
        }
    }

    private static uint[] Limbs(ulong value) => [(ushort)value, (ushort)(value >> 16), (ushort)(value >> 32), (ushort)(value >> 48)];

    private static TableTrace Fill(Table table, IEnumerable<uint[]> rows)
    {
        uint[][] all = [.. rows];
        var trace = new TableTrace(table, all.Length);
        for (int row = 0; row < all.Length; row++)
        {
            for (int column = 0; column < table.Width; column++)
                trace[row, column] = KoalaBear.FromCanonical(all[row][column]);
        }

        return trace;
    }
}

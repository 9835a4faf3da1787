using Nullius.Constraints;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Cuts runs so that each segment fills a shape: the budget of the planner in committed cells.</summary>
public static class SegmentPlan
{

    private const int Sha256Rounds = Sha256RoundsTable.Steps;
    private const int KeccakRounds = KeccakLayout.Rounds;

    /// <summary>The budget of a shape.</summary>
    public static SegmentBudget Budget(Shape shape)
    {
        RiscvMachine machine = RiscvMachine.Instance;
        long fixedCells = machine.Tables.Where(table => table.LogFixedHeight is not null)
            .Sum(table => (long)table.Width << table.LogFixedHeight.GetValueOrDefault());
        return new SegmentBudget
        {
            OperationCosts = [.. Enumerable.Range(0, OperationNumber.Count).Select(OperationCost)],
            MisalignmentCost = Math.Max(
                machine.Instructions.MisalignedLoad.Width - machine.Instructions.Load.Width,
                machine.Instructions.MisalignedStore.Width - machine.Instructions.Store.Width),
            PageCost = machine.MemoryPage.Width,
            NodeCost = machine.MemoryNode.Width,
            InstructionCost = machine.Decode.Width,
            ImagePageCost = machine.ImagePage.Width,
            ImageNodeCost = machine.ImageNode.Width,
            CostMax = (1L << shape.CellVariables) - fixedCells,
            // The tallest table has at most one row per cycle.
            CyclesMax = 1 << shape.RowVariables,
        };
    }

    private static long OperationCost(int operation)
    {
        RiscvMachine machine = RiscvMachine.Instance;
        // An access that faults has a row in another table.
        int width = Math.Max(
            machine.Instructions.Of(operation).Width,
            operation is >= OperationNumber.Lb and <= OperationNumber.Sd ? machine.Instructions.AccessFault.Width : 0);
        return width + operation switch
        {
            OperationNumber.Sha256 => machine.Sha256Call.Width + (Sha256Rounds * machine.Sha256Rounds.Width),
            OperationNumber.Keccakf => machine.KeccakCall.Width + (KeccakRounds * machine.KeccakRound.Width),
            OperationNumber.Poseidon2 => machine.Poseidon2Call.Width,
            _ => 0,
        };
    }
}

using Nullius.Constraints;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Verifier.Core;

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
        long fixedCells = machine.Tables.Sum(table => (long)Cells(table) * table.FixedHeight.GetValueOrDefault());
        return new SegmentBudget
        {
            OperationCosts = [.. Enumerable.Range(0, OperationNumber.Count).Select(OperationCost)],
            MisalignmentCost = Math.Max(
                Cells(machine.Instructions.MisalignedLoad) - Cells(machine.Instructions.Load),
                Cells(machine.Instructions.MisalignedStore) - Cells(machine.Instructions.Store)),
            PageCost = Cells(machine.MemoryPage),
            NodeCost = Cells(machine.MemoryNode),
            InstructionCost = Cells(machine.Decode),
            ImagePageCost = Cells(machine.ImagePage),
            ImageNodeCost = Cells(machine.ImageNode),
            CostMax = (1L << shape.CellVariables) - fixedCells,
            // The tallest table has at most one row per cycle.
            CyclesMax = 1 << shape.RowVariables,
        };
    }

    private static int Cells(Table table) => DenseLayout.CellsOfRow(table);

    private static long OperationCost(int operation)
    {
        RiscvMachine machine = RiscvMachine.Instance;
        // An access that faults has a row in another table.
        int width = Math.Max(
            Cells(machine.Instructions.Of(operation)),
            operation is >= OperationNumber.Lb and <= OperationNumber.Sd ? Cells(machine.Instructions.AccessFault) : 0);
        return width + operation switch
        {
            OperationNumber.Sha256 => Cells(machine.Sha256Call) + (Sha256Rounds * Cells(machine.Sha256Rounds)),
            OperationNumber.Keccakf => Cells(machine.KeccakCall) + (KeccakRounds * Cells(machine.KeccakRound)),
            OperationNumber.Poseidon2 => Cells(machine.Poseidon2Call),
            _ => 0,
        };
    }
}

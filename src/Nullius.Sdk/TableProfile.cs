using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Sdk;

/// <summary>What the cycles of a run cost in the machine's instruction tables.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Cycles">Rows in it; misaligned accesses are counted as aligned ones.</param>
/// <param name="Cells">Committed cells of these rows.</param>
public sealed record TableProfile(string Table, long Cycles, long Cells)
{
    /// <summary>The instruction tables that a run uses, the most expensive first.</summary>
    public static IReadOnlyList<TableProfile> Of(ExecutionProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var operations = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int operation = 0; operation < Operations.Count; operation++)
            operations[Operations.NameOf((Operation)operation)] = operation;
        return
        [
            .. profile.Operations
                .GroupBy(entry => RiscvMachine.Instance.Instructions.Of(operations[entry.Name]))
                .Select(table => (Table: table.Key, Cycles: table.Sum(entry => entry.Cycles)))
                .Select(table => new TableProfile(table.Table.Name, table.Cycles, table.Cycles * table.Table.Width))
                .OrderByDescending(table => table.Cells),
        ];
    }
}

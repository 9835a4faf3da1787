using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills the table of Poseidon2.</summary>
public static class Poseidon2Tracer
{
    /// <summary>One row for each call.</summary>
    public static TableTrace Calls(Poseidon2CallTable table, PrecompileCalls calls, LookupCounts lookups)
    {
        var trace = new TableTrace(table, calls.Count);
        Span<ulong> dwords = stackalloc ulong[Poseidon2CallTable.StateDwords];
        Span<KoalaBear> state = stackalloc KoalaBear[Poseidon2Cells.Width];
        for (int call = 0; call < calls.Count; call++)
        {
            var cells = new TraceRow(trace, call);
            ReadOnlySpan<BlockAccess> accesses = calls.Accesses(call, 0, dwords.Length);
            cells[table.Real] = KoalaBear.One;
            cells.Set(table.Clock, calls.Clock(call));
            cells.Set(table.StatePointer, accesses[0].DwordAddress);
            CallAccesses.SetTimes(cells, table.Access, accesses, calls.Clock(call) + 2, lookups);
            CallAccesses.CopyOld(accesses, dwords);
            cells.SetLimbs(table.OldState, dwords);
            for (int index = 0; index < state.Length; index++)
                state[index] = KoalaBear.FromCanonical((uint)(dwords[index / 2] >> (32 * (index % 2))));
            var derived = new TraceCells(trace, call);
            Poseidon2Cells.Permute(ref derived, table.Cells.Start, Compressions.Rounds, state);
            for (int index = 0; index < state.Length; index++)
                SetOutput(cells, table, index, state[index].ToCanonical(), lookups);
        }

        return trace;
    }

    private static void SetOutput(TraceRow cells, Poseidon2CallTable table, int index, uint value, LookupCounts lookups)
    {
        uint distance = Poseidon2CallTable.HighLimbMax - (value >> 16);
        cells.Set(table.NewState[2 * index], value & 0xFFFF);
        cells.Set(table.NewState[(2 * index) + 1], value >> 16);
        cells[table.DistanceInverse[index]] = KoalaBear.FromCanonical(distance).Inverse();
        lookups.Range16(value & 0xFFFF);
        lookups.Range16(value >> 16);
        lookups.Range16(distance);
    }
}

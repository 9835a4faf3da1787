using System.Numerics;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills the tables of Keccak-f.</summary>
public static class KeccakTracer
{
    /// <summary>One row for each call.</summary>
    public static TableTrace Calls(KeccakCallTable table, PrecompileCalls calls, LookupCounts lookups)
    {
        var trace = new TableTrace(table, calls.Count);
        Span<ulong> lanes = stackalloc ulong[KeccakLayout.Lanes];
        for (int call = 0; call < calls.Count; call++)
        {
            var cells = new TraceRow(trace, call);
            ReadOnlySpan<BlockAccess> accesses = calls.Accesses(call, 0, lanes.Length);
            cells[table.Real] = KoalaBear.One;
            cells.Set(table.Clock, calls.Clock(call));
            cells.Set(table.StatePointer, accesses[0].DwordAddress);
            CallAccesses.SetTimes(cells, table.Access, accesses, calls.Clock(call) + 2, lookups);
            CallAccesses.CopyOld(accesses, lanes);
            cells.SetLimbs(table.OldState, lanes);
            CallAccesses.CopyNew(accesses, lanes);
            cells.SetLimbs(table.NewState, lanes);
        }

        return trace;
    }

    /// <summary>Twenty-four rows for each call.</summary>
    public static TableTrace Rounds(KeccakRoundTable table, PrecompileCalls calls)
    {
        var trace = new TableTrace(table, KeccakLayout.Rounds * calls.Count);
        Span<ulong> lanes = stackalloc ulong[KeccakLayout.Lanes];
        for (int call = 0; call < calls.Count; call++)
        {
            CallAccesses.CopyOld(calls.Accesses(call, 0, lanes.Length), lanes);
            for (int round = 0; round < KeccakLayout.Rounds; round++)
            {
                var cells = new TraceRow(trace, (KeccakLayout.Rounds * call) + round);
                cells[table.Real] = KoalaBear.One;
                cells.Set(table.Clock, calls.Clock(call));
                cells.Set(table.Round, (uint)round);
                Round(cells, table, round, lanes);
            }
        }

        return trace;
    }

    /// <summary>The round constants, each row looked up once by each call.</summary>
    public static TableTrace Constants(KeccakConstantsTable table, PrecompileCalls calls)
    {
        var trace = new TableTrace(table, 1 << KeccakConstantsTable.LogHeight);
        trace.Column(table.Multiplicity)[..KeccakLayout.Rounds].Fill(KoalaBear.FromCanonical((uint)calls.Count));
        return trace;
    }

    private static void Round(TraceRow cells, KeccakRoundTable table, int round, Span<ulong> lanes)
    {
        Span<ulong> parity = stackalloc ulong[5];
        for (int x = 0; x < 5; x++)
            parity[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
        for (int x = 0; x < 5; x++)
        {
            ulong theta = parity[(x + 4) % 5] ^ BitOperations.RotateLeft(parity[(x + 1) % 5], 1);
            cells.SetSigns(table.Theta[x], theta);
            cells.SetSigns(table.Parity[x], parity[x] ^ theta);
            for (int lane = x; lane < lanes.Length; lane += 5)
                lanes[lane] ^= theta;
        }

        for (int lane = 0; lane < lanes.Length; lane++)
            cells.SetSigns(table.Mixed[lane], lanes[lane]);

        Span<ulong> moved = stackalloc ulong[KeccakLayout.Lanes];
        for (int lane = 0; lane < moved.Length; lane++)
        {
            int source = KeccakLayout.SourceLane(lane % 5, lane / 5);
            moved[lane] = BitOperations.RotateLeft(lanes[source], KeccakLayout.Rotations[source]);
        }

        for (int lane = 0; lane < lanes.Length; lane++)
        {
            int row = lane / 5 * 5;
            lanes[lane] = moved[lane] ^ (~moved[row + ((lane + 1) % 5)] & moved[row + ((lane + 2) % 5)]);
        }

        for (int index = 0; index < KeccakLayout.ConstantBits; index++)
        {
            uint bit = KeccakLayout.ConstantBit(round, index);
            int position = (1 << index) - 1;
            cells.SetBit(table.Constant[index], bit != 0);
            cells[table.FirstLane[index]] = TraceRow.Sign(((lanes[0] >> position) & 1) != 0);
            lanes[0] ^= (ulong)bit << position;
        }

        cells.SetLimbs(table.Output, lanes);
    }
}

using System.Buffers.Binary;
using System.Numerics;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Tracing;

/// <summary>Fills the tables of SHA-256.</summary>
public static class Sha256Tracer
{
    private const int Words = 8;

    /// <summary>One row for each call.</summary>
    public static TableTrace Calls(Sha256CallTable table, PrecompileCalls calls, LookupCounts lookups)
    {
        var trace = new TableTrace(table, calls.Count);
        Span<ulong> state = stackalloc ulong[Sha256CallTable.StateDwords];
        Span<ulong> block = stackalloc ulong[Sha256CallTable.BlockDwords];
        Span<uint> schedule = stackalloc uint[Sha256Constants.Rounds];
        Span<uint> words = stackalloc uint[Words];
        Span<ulong> sums = stackalloc ulong[2 * Sha256RoundsTable.Window];
        for (int call = 0; call < calls.Count; call++)
        {
            var cells = new TraceRow(trace, call);
            ReadOnlySpan<BlockAccess> stateAccesses = calls.Accesses(call, 0, state.Length);
            ReadOnlySpan<BlockAccess> blockAccesses = calls.Accesses(call, state.Length, block.Length);
            uint clock = calls.Clock(call);
            cells[table.Real] = KoalaBear.One;
            cells.Set(table.Clock, clock);
            cells.Set(table.StatePointer, stateAccesses[0].DwordAddress);
            cells.Set(table.BlockPointer, blockAccesses[0].DwordAddress);
            CallAccesses.SetTimes(cells, table.StateAccess, stateAccesses, clock + 2, lookups);
            CallAccesses.SetTimes(cells, table.BlockAccess, blockAccesses, clock + 2, lookups);
            CallAccesses.CopyNew(stateAccesses, state);
            cells.SetLimbs(table.NewState, state);
            foreach (ulong dword in state)
            {
                for (int limb = 0; limb < 4; limb++)
                    lookups.Range16((uint)(dword >> (16 * limb)) & 0xFFFF);
            }

            CallAccesses.CopyOld(stateAccesses, state);
            CallAccesses.CopyOld(blockAccesses, block);
            cells.SetLimbs(table.OldState, state);
            cells.SetLimbs(table.Block, block);
            Expand(block, schedule);
            ToWords(state, words);
            for (int round = 0; round < Sha256Constants.Rounds; round++)
                Round(words, schedule[round], Sha256Constants.RoundConstants[round]);
            for (int word = 0; word < Words; word++)
                SetLimbs(cells, table.Final, 2 * word, words[word]);
            Sums(schedule, block, Sha256RoundsTable.Steps, sums);
            for (int index = 0; index < sums.Length; index++)
                cells.Set(table.Unused[index], (uint)sums[index]);
        }

        return trace;
    }

    /// <summary>Sixteen rows for each call.</summary>
    public static TableTrace Rounds(Sha256RoundsTable table, PrecompileCalls calls)
    {
        var trace = new TableTrace(table, Sha256RoundsTable.Steps * calls.Count);
        Span<ulong> state = stackalloc ulong[Sha256CallTable.StateDwords];
        Span<ulong> block = stackalloc ulong[Sha256CallTable.BlockDwords];
        Span<uint> schedule = stackalloc uint[Sha256Constants.Rounds];
        Span<uint> words = stackalloc uint[Words];
        Span<ulong> sums = stackalloc ulong[2 * Sha256RoundsTable.Window];
        for (int call = 0; call < calls.Count; call++)
        {
            CallAccesses.CopyOld(calls.Accesses(call, 0, state.Length), state);
            CallAccesses.CopyOld(calls.Accesses(call, state.Length, block.Length), block);
            Expand(block, schedule);
            ToWords(state, words);
            for (int step = 0; step < Sha256RoundsTable.Steps; step++)
            {
                var cells = new TraceRow(trace, (Sha256RoundsTable.Steps * call) + step);
                cells[table.Real] = KoalaBear.One;
                cells.Set(table.Clock, calls.Clock(call));
                cells.Set(table.Step, (uint)step);
                for (int flag = 0; flag < Sha256ConstantsTable.Flags; flag++)
                    cells.SetBit(table.From[flag], step > flag);
                Sums(schedule, block, step, sums);
                for (int index = 0; index < sums.Length; index++)
                    cells.Set(table.Sums[index], (uint)sums[index]);
                SetSchedule(cells, table, schedule, step, sums);
                SetRounds(cells, table, schedule, step, words);
            }
        }

        return trace;
    }

    /// <summary>The round constants, each row looked up once by each call.</summary>
    public static TableTrace Constants(Sha256ConstantsTable table, PrecompileCalls calls)
    {
        var trace = new TableTrace(table, 1 << Sha256ConstantsTable.LogHeight);
        trace.Column(table.Multiplicity).Fill(KoalaBear.FromCanonical((uint)calls.Count));
        return trace;
    }

    private static void SetSchedule(TraceRow cells, Sha256RoundsTable table, ReadOnlySpan<uint> schedule, int step, ReadOnlySpan<ulong> sums)
    {
        bool isScheduled = step > 3;
        for (int round = 0; round < Sha256RoundsTable.StepRounds; round++)
        {
            uint word = schedule[(Sha256RoundsTable.StepRounds * step) + round];
            cells.SetBits(table.Message[round], word);
            SetLimbs(cells, table.Sigma0[round], 0, SmallSigma0(word));
            SetLimbs(cells, table.Sigma1[round], 0, SmallSigma1(word));
            if (!isScheduled)
                continue;
            uint own = round < 2 ? 0 : SmallSigma1(schedule[(Sha256RoundsTable.StepRounds * step) + round - 2]);
            ulong low = (sums[2 * round] + (own & 0xFFFF)) >> 16;
            ulong high = (sums[(2 * round) + 1] + (own >> 16) + low) >> 16;
            cells.SetBits(table.CarryMessage[round], low | (high << 2));
        }
    }

    private static void SetRounds(TraceRow cells, Sha256RoundsTable table, ReadOnlySpan<uint> schedule, int step, Span<uint> words)
    {
        for (int word = 0; word < 3; word++)
        {
            cells.SetBits(table.OldA[word], words[word]);
            cells.SetBits(table.OldE[word], words[4 + word]);
        }

        SetLimbs(cells, table.LastA, 0, words[3]);
        SetLimbs(cells, table.LastE, 0, words[7]);
        for (int round = 0; round < Sha256RoundsTable.StepRounds; round++)
        {
            int index = (Sha256RoundsTable.StepRounds * step) + round;
            uint constant = Sha256Constants.RoundConstants[index];
            SetLimbs(cells, table.Constants, 2 * round, constant);
            uint sum0 = BigSigma0(words[0]);
            uint majority = Majority(words[0], words[1], words[2]);
            uint d = words[3];
            ReadOnlySpan<uint> terms = [d, words[7], BigSigma1(words[4]), Choose(words[4], words[5], words[6]), constant, schedule[index]];
            ulong lowE = 0;
            ulong highE = 0;
            foreach (uint term in terms)
            {
                lowE += term & 0xFFFF;
                highE += term >> 16;
            }

            lowE >>= 16;
            highE = (highE + lowE) >> 16;
            Round(words, schedule[index], constant);
            cells.SetBits(table.NewA[round], words[0]);
            cells.SetBits(table.NewE[round], words[4]);
            cells.SetBits(table.CarryE[round], lowE | (highE << 3));
            long lowA = ((long)(words[4] & 0xFFFF) - (d & 0xFFFF) + (sum0 & 0xFFFF) + (majority & 0xFFFF)) >> 16;
            long highA = ((long)(words[4] >> 16) - (d >> 16) + (sum0 >> 16) + (majority >> 16) + lowA) >> 16;
            cells.SetBits(table.CarryA[round], (ulong)(lowA + 1) | ((ulong)(highA + 1) << 2));
        }
    }

    /// <summary>
    /// The sums that a step receives, two limbs each: for words below 16 the block itself, for word u what earlier steps contributed of
    /// W_{u−16}, σ0(W_{u−15}), W_{u−7} and σ1(W_{u−2}).
    /// </summary>
    private static void Sums(ReadOnlySpan<uint> schedule, ReadOnlySpan<ulong> block, int step, Span<ulong> sums)
    {
        int start = Sha256RoundsTable.StepRounds * step;
        sums.Clear();
        for (int index = 0; index < Sha256RoundsTable.Window; index++)
        {
            int target = start + index;
            if (target < 16)
            {
                uint raw = (uint)(block[target / 2] >> (32 * (target % 2)));
                sums[2 * index] = raw >> 16;
                sums[(2 * index) + 1] = raw & 0xFFFF;
                continue;
            }

            Add(sums, index, target - 16 < start, schedule, target - 16, 0);
            Add(sums, index, target - 15 < start, schedule, target - 15, 1);
            Add(sums, index, target - 7 < start, schedule, target - 7, 0);
            Add(sums, index, target - 2 < start, schedule, target - 2, 2);
        }
    }

    private static void Add(Span<ulong> sums, int index, bool isDone, ReadOnlySpan<uint> schedule, int source, int function)
    {
        if (!isDone)
            return;
        uint word = schedule[source];
        uint term = function switch { 0 => word, 1 => SmallSigma0(word), _ => SmallSigma1(word) };
        sums[2 * index] += term & 0xFFFF;
        sums[(2 * index) + 1] += term >> 16;
    }

    private static void Expand(ReadOnlySpan<ulong> block, Span<uint> schedule)
    {
        for (int word = 0; word < 16; word++)
            schedule[word] = BinaryPrimitives.ReverseEndianness((uint)(block[word / 2] >> (32 * (word % 2))));
        for (int word = 16; word < schedule.Length; word++)
            schedule[word] = schedule[word - 16] + SmallSigma0(schedule[word - 15]) + schedule[word - 7] + SmallSigma1(schedule[word - 2]);
    }

    private static void ToWords(ReadOnlySpan<ulong> state, Span<uint> words)
    {
        for (int word = 0; word < words.Length; word++)
            words[word] = (uint)(state[word / 2] >> (32 * (word % 2)));
    }

    private static void Round(Span<uint> words, uint message, uint constant)
    {
        uint temporary1 = words[7] + BigSigma1(words[4]) + Choose(words[4], words[5], words[6]) + constant + message;
        uint temporary2 = BigSigma0(words[0]) + Majority(words[0], words[1], words[2]);
        uint newE = words[3] + temporary1;
        words[..7].CopyTo(words[1..]);
        words[4] = newE;
        words[0] = temporary1 + temporary2;
    }

    private static void SetLimbs(TraceRow cells, ColumnRange columns, int start, uint word)
    {
        cells.Set(columns[start], word & 0xFFFF);
        cells.Set(columns[start + 1], word >> 16);
    }

    private static uint BigSigma0(uint x) => BitOperations.RotateRight(x, 2) ^ BitOperations.RotateRight(x, 13) ^ BitOperations.RotateRight(x, 22);

    private static uint BigSigma1(uint x) => BitOperations.RotateRight(x, 6) ^ BitOperations.RotateRight(x, 11) ^ BitOperations.RotateRight(x, 25);

    private static uint SmallSigma0(uint x) => BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3);

    private static uint SmallSigma1(uint x) => BitOperations.RotateRight(x, 17) ^ BitOperations.RotateRight(x, 19) ^ (x >> 10);

    private static uint Choose(uint x, uint y, uint z) => (x & y) ^ (~x & z);

    private static uint Majority(uint x, uint y, uint z) => (x & y) ^ (x & z) ^ (y & z);
}

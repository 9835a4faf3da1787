namespace Nullius.Riscv;

/// <summary>Executes a segment again and records its trace. Segments replay independently of each other, on any thread.</summary>
public sealed class SegmentReplay
{
    /// <summary>The most cycles of a segment: their clocks stay below 2^29. Spec §6.1.3.</summary>
    public const int CyclesMax = (1 << 27) - 2;

    private const int CancellationMask = (1 << 16) - 1;

    private readonly ProgramImage image;
    private readonly ProgramInput input;

    /// <summary>Creates a replayer for the segments of one run.</summary>
    public SegmentReplay(ProgramImage image, ProgramInput input)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(input);
        this.image = image;
        this.input = input;
    }

    /// <summary>Replays a planned segment.</summary>
    public SegmentTrace Replay(PlannedSegment segment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return Replay(segment.Start, segment.Cycles, cancellationToken);
    }

    /// <summary>Replays some cycles from a snapshot.</summary>
    /// <param name="start">The state before the segment.</param>
    /// <param name="cycles">Number of cycles; the program does not end before.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <exception cref="ArgumentException">The program ends before that many cycles.</exception>
    public SegmentTrace Replay(Snapshot start, int cycles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentOutOfRangeException.ThrowIfNegative(cycles);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cycles, CyclesMax);
        var recorder = new TraceRecorder(start.Memory, new HintSource(input, start.Hints));
        TraceStep[] steps = GC.AllocateUninitializedArray<TraceStep>(cycles);
        ulong pc = start.Pc;
        int chunkIndex = -1;
        Instruction[] chunk = [];
        int[] indices = [];
        for (int cycle = 0; cycle < steps.Length; cycle++)
        {
            if ((cycle & CancellationMask) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (pc == MachineLayout.Halt)
                throw new ArgumentException($"The program ends {cycle} cycles after the snapshot.", nameof(cycles));
            if ((int)(pc >> SparseMemory.LogChunkBytes) != chunkIndex)
            {
                chunkIndex = (int)(pc >> SparseMemory.LogChunkBytes);
                chunk = image.DecodeChunk(chunkIndex);
                indices = recorder.IndicesOf(chunkIndex);
            }

            int position = (int)(pc % SparseMemory.ChunkBytes) / 4;
            ref readonly Instruction instruction = ref chunk[position];
            ref TraceStep step = ref steps[cycle];
            step = default;
            step.InstructionIndex = recorder.CountExecution(ref indices[position], pc, in instruction);
            if (instruction.Operation >= Operation.Sha256)
            {
                step.Accesses = AccessKinds.Block;
                recorder.BeginCall(cycle, instruction.Operation);
            }

            var bus = new TraceBus(recorder, ref step, SegmentTrace.ClockOf(cycle));
            pc = Interpreter.Execute(ref bus, in instruction, pc);
        }

        return recorder.ToTrace(start.Pc, pc, steps, cycles);
    }
}

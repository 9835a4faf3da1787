namespace Nullius.Riscv;

/// <summary>The reference executor: one instruction after the other.</summary>
public sealed class InterpretingExecutor : IExecutor
{
    private const long CancellationMask = (1 << 16) - 1;

    /// <inheritdoc/>
    public void Run(MachineState state, long cyclesMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var bus = new PlainBus(state);
        Run(state, ref bus, cyclesMax, cancellationToken);
    }

    /// <summary>Runs over a bus that may watch and stop.</summary>
    internal static void Run<TBus>(MachineState state, ref TBus bus, long cyclesMax, CancellationToken cancellationToken)
        where TBus : struct, IInstructionObserver, allows ref struct
    {
        ulong pc = state.Pc;
        long done = 0;
        long userDone = 0;
        int chunkIndex = -1;
        Instruction[] chunk = [];
        while (done < cyclesMax && pc != MachineLayout.Halt)
        {
            if ((int)(pc >> SparseMemory.LogChunkBytes) != chunkIndex)
            {
                chunkIndex = (int)(pc >> SparseMemory.LogChunkBytes);
                chunk = state.Image.DecodeChunk(chunkIndex);
            }

            ref readonly Instruction instruction = ref chunk[(int)(pc % SparseMemory.ChunkBytes) / 4];
            bool isCancelled = (done & CancellationMask) == 0 && cancellationToken.IsCancellationRequested;
            if (isCancelled || !bus.TryBegin(in instruction, pc))
                break;
            ulong next = Interpreter.Execute(ref bus, in instruction, pc);
            if (pc < MachineLayout.Kernel)
            {
                userDone++;
                if (next >= MachineLayout.Kernel)
                    state.OnTrap(pc, in instruction, next);
            }

            pc = next;
            done++;
        }

        state.Pc = pc;
        state.Cycles += done;
        state.UserCycles += userDone;
        cancellationToken.ThrowIfCancellationRequested();
    }
}

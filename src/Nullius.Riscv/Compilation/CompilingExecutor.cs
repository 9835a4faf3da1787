using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Nullius.Riscv;

/// <summary>Compiles user code that runs often to IL. The kernel, traps and code that runs seldom are interpreted.</summary>
/// <remarks>An executor keeps what it compiled of the last program. It serves one thread at a time.</remarks>
[RequiresDynamicCode("Compiles code at run time.")]
public sealed class CompilingExecutor : IExecutor
{
    // Between two looks at the cancellation token.
    private const long SliceCycles = 1 << 24;

    // Compiling a region costs about as much as interpreting it a few hundred times.
    private const int DefaultThreshold = 400;

    private readonly int threshold;
    private CompiledCode? compiled;

    /// <summary>Creates an executor that has not compiled anything.</summary>
    public CompilingExecutor()
        : this(DefaultThreshold)
    {
    }

    /// <summary>Creates an executor that compiles code when it is entered for the given time.</summary>
    internal CompilingExecutor(int threshold) => this.threshold = threshold;

    /// <inheritdoc/>
    public void Run(MachineState state, long cyclesMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (compiled?.Image != state.Image)
            compiled = new CompiledCode(state.Image, threshold);
        long remaining = cyclesMax;
        while (remaining > 0 && !state.IsHalted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long slice = Math.Min(remaining, SliceCycles);
            remaining -= slice - RunSlice(state, compiled, slice);
        }
    }

    // Returns the cycles that are left; none unless the program ended.
    private static long RunSlice(MachineState state, CompiledCode compiled, long cycles)
    {
        SparseMemory memory = state.Memory;
        ref ulong registers = ref MemoryMarshal.GetReference(memory.Registers);
        ref ulong[] readable = ref memory.Readable[0];
        ref ulong[]? writable = ref memory.Writable[0];
        long left = cycles;
        while (left > 0 && !state.IsHalted)
        {
            if (state.Pc < MachineLayout.Kernel && compiled.Find(state.Pc) is { } code)
            {
                long before = left;
                ulong next = code(memory, ref registers, ref readable, ref writable, ref left);
                state.Pc = next & ~RegionExit.Mask;
                state.Cycles += before - left;
                state.UserCycles += before - left;
                if ((next & RegionExit.Mask) == 0)
                    continue;
            }

            left -= InterpretUntilJump(state, left);
        }

        return left;
    }

    private static long InterpretUntilJump(MachineState state, long cyclesMax)
    {
        var bus = new UntilJumpBus(state);
        long before = state.Cycles;
        InterpretingExecutor.Run(state, ref bus, cyclesMax, CancellationToken.None);
        return state.Cycles - before;
    }
}

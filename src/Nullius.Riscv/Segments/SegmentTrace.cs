namespace Nullius.Riscv;

/// <summary>Everything that a segment did: the prover's input.</summary>
public sealed class SegmentTrace
{
    private readonly TraceStep[] steps;
    private readonly InstructionUse[] instructions;
    private readonly PrecompileCall[] calls;
    private readonly BlockAccess[] blockAccesses;
    private readonly PageUse[] pages;

    internal SegmentTrace(
        ulong startPc, ulong endPc, TraceStep[] steps, int cycles, InstructionUse[] instructions, PrecompileCall[] calls, BlockAccess[] blockAccesses, PageUse[] pages)
    {
        StartPc = startPc;
        EndPc = endPc;
        Cycles = cycles;
        this.steps = steps;
        this.instructions = instructions;
        this.calls = calls;
        this.blockAccesses = blockAccesses;
        this.pages = pages;
    }

    /// <summary>pc before the first cycle.</summary>
    public ulong StartPc { get; }

    /// <summary>pc after the last cycle.</summary>
    public ulong EndPc { get; }

    /// <summary>Number of steps.</summary>
    public int Cycles { get; }

    /// <summary>The steps in order.</summary>
    public ReadOnlySpan<TraceStep> Steps => steps.AsSpan(0, Cycles);

    /// <summary>The instructions that were fetched, each once, in the order of their first execution.</summary>
    public ReadOnlySpan<InstructionUse> Instructions => instructions;

    /// <summary>The cycles in which a precompile ran, in order.</summary>
    public ReadOnlySpan<PrecompileCall> Calls => calls;

    /// <summary>The accesses of all precompiles, call after call.</summary>
    public ReadOnlySpan<BlockAccess> BlockAccesses => blockAccesses;

    /// <summary>The pages that were accessed, ascending by index.</summary>
    public ReadOnlySpan<PageUse> Pages => pages;

    /// <summary>pc of a cycle.</summary>
    public ulong PcOf(int cycle) => instructions[steps[cycle].InstructionIndex].Pc;

    /// <summary>pc after a cycle.</summary>
    public ulong NextPcOf(int cycle) => cycle + 1 < Cycles ? PcOf(cycle + 1) : EndPc;

    /// <summary>The clock t of a cycle. Spec §6.1.2.</summary>
    public static uint ClockOf(int cycle) => 4 * ((uint)cycle + 1);
}

namespace Nullius.Riscv;

/// <summary>Where a run spent its cycles.</summary>
/// <param name="Result">The run's outcome.</param>
/// <param name="Functions">By function, the most expensive first; code without a symbol is one entry, named by <see cref="UnnamedCode"/>.</param>
/// <param name="Operations">By operation, the most frequent first.</param>
public sealed record ExecutionProfile(RunResult Result, IReadOnlyList<ProfileEntry> Functions, IReadOnlyList<ProfileEntry> Operations)
{
    /// <summary>The name of code that no symbol covers.</summary>
    public const string UnnamedCode = "(no symbol)";

    /// <summary>Runs a program with the interpreter and counts each instruction.</summary>
    /// <param name="image">The program.</param>
    /// <param name="input">What the host gives it.</param>
    /// <param name="output">Collects what it writes; null creates a collector without debug text.</param>
    /// <param name="cyclesMax">Where to stop a program that does not end.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static ExecutionProfile Measure(
        ProgramImage image, ProgramInput input, HostOutput? output, long cyclesMax, CancellationToken cancellationToken)
    {
        var state = new MachineState(image, input, output);
        var counts = new InstructionCounts();
        var bus = new CountingBus(state, counts);
        InterpretingExecutor.Run(state, ref bus, cyclesMax, cancellationToken);
        return Summarise(state, counts);
    }

    private static ExecutionProfile Summarise(MachineState state, InstructionCounts counts)
    {
        SymbolTable symbols = state.Image.Symbols;
        var functions = new long[symbols.Symbols.Length + 1];
        var operations = new long[Riscv.Operations.Count];
        foreach ((ulong pc, long count) in counts.Enumerate())
        {
            functions[symbols.IndexOf(pc) + 1] += count;
            operations[(int)state.Image.InstructionAt(pc).Operation] += count;
        }

        return new ExecutionProfile(
            state.GetResult(),
            Rank(functions, index => index == 0 ? UnnamedCode : symbols.Symbols[index - 1].Name),
            Rank(operations, index => Riscv.Operations.NameOf((Operation)index)));
    }

    private static ProfileEntry[] Rank(long[] cycles, Func<int, string> nameOf) =>
    [
        .. Enumerable.Range(0, cycles.Length)
            .Where(index => cycles[index] > 0)
            .OrderByDescending(index => cycles[index])
            .Select(index => new ProfileEntry(nameOf(index), cycles[index])),
    ];
}

using System.Diagnostics;
using Nullius.Riscv;

// Measures both executors, the planner and the replay on a guest: Nullius.Riscv.Benchmarks GUEST.elf [INPUT]
if (args.Length is not (1 or 2))
{
    Console.Error.WriteLine("usage: Nullius.Riscv.Benchmarks GUEST.elf [INPUT]");
    return 2;
}

ProgramImage image = ProgramImage.Load(File.ReadAllBytes(args[0]));
var input = new ProgramInput(args.Length > 1 ? File.ReadAllBytes(args[1]) : default, default);
var budget = new SegmentBudget
{
    OperationCosts = [.. Enumerable.Repeat(40L, Operations.Count)],
    PageCost = 100,
    NodeCost = 50,
    InstructionCost = 30,
    ImagePageCost = 60,
    ImageNodeCost = 25,
    CostMax = 1L << 40,
    CyclesMax = 1 << 20,
};

for (int round = 0; round < 3; round++)
{
    Measure("interpreter", () => Run(new InterpretingExecutor()));
    Measure("compiled", () => Run(new CompilingExecutor()));
    PlannedSegment? middle = null;
    Measure("planner", () =>
    {
        long cycles = 0;
        foreach (PlannedSegment segment in new SegmentPlanner(image, input, budget).Plan(CancellationToken.None))
        {
            cycles += segment.Cycles;
            middle = segment.Cycles == budget.CyclesMax ? segment : middle ?? segment;
        }

        return cycles;
    });
    var replay = new SegmentReplay(image, input);
    Measure("replay", () => replay.Replay(middle!, CancellationToken.None).Cycles);
}

return 0;

long Run(IExecutor executor) => ProgramRunner.Run(image, input, executor, null, long.MaxValue, CancellationToken.None).Cycles;

static void Measure(string name, Func<long> run)
{
    long start = Stopwatch.GetTimestamp();
    long cycles = run();
    TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
    Console.WriteLine($"{name,-12} {cycles,14:N0} cycles {elapsed.TotalMilliseconds,9:N1} ms {cycles / elapsed.TotalMicroseconds,8:N1} M/s");
}

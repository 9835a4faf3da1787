using System.Diagnostics;
using Nullius.Cli.Reports;
using Nullius.Riscv;
using Nullius.Sdk;

namespace Nullius.Cli.Benchmarks;

/// <summary>Measures how fast a program runs that is not proven.</summary>
internal static class ExecutorBenchmark
{
    public static IReadOnlyList<BenchResult> Run(CancellationToken cancellationToken)
    {
        GuestProgram program = GuestProgram.Load(Checkout.Guest("fibonacci"));
        byte[] input = BenchmarkPrograms.ExecutorInput;
        long start = Stopwatch.GetTimestamp();
        RunResult result = program.Run(input, cancellationToken: cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return [new(BenchmarkPrograms.Executor, "instructionsPerSecond", result.Cycles / seconds, "instructions/s")];
    }
}

using System.Diagnostics;
using Nullius.Sdk;
using Spectre.Console;

namespace Nullius.Cli.Output;

/// <summary>Shows phase, speed and remaining time of a proof on a terminal.</summary>
internal sealed class ProgressDisplay : IProgress<ProvingProgress>
{
    // Where in a segment's time each phase begins, roughly; a bar that moves evenly needs no more.
    private static readonly double[] PhaseStart = [0, 0, 0, 0.12, 0.35, 0.7, 0.8, 0.98, 1];

    private readonly ProgressTask task;
    private readonly IProgress<ProvingProgress> next;
    private readonly long start = Stopwatch.GetTimestamp();

    private ProgressDisplay(ProgressTask task, IProgress<ProvingProgress> next)
    {
        this.task = task;
        this.next = next;
    }

    /// <summary>Runs a proof; shows its progress if standard error is a terminal.</summary>
    public static async Task<ProvenRun> RunAsync(bool show, IProgress<ProvingProgress> next, Func<IProgress<ProvingProgress>, Task<ProvenRun>> prove)
    {
        if (!show || Console.IsErrorRedirected)
            return await prove(next);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => prove(new ProgressDisplay(context.AddTask("execute"), next)));
    }

    public void Report(ProvingProgress value)
    {
        next.Report(value);
        double done = value.Cycles + PhaseStart[(int)value.Phase] * value.SegmentCycles;
        double perSecond = done / Stopwatch.GetElapsedTime(start).TotalSeconds;
        task.MaxValue = Math.Max(1, value.CyclesTotal);
        task.Value = done;
        string phase = value.Phase.ToString().ToLowerInvariant();
        task.Description = value.CyclesTotal == 0
            ? phase
            : $"segment {value.SegmentIndex + 1}: {phase,-9} {TextOutput.Count((long)perSecond),9} cycles/s";
    }
}

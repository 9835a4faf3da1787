using Nullius.Sdk;
using Spectre.Console;

namespace Nullius.Cli.Output;

/// <summary>Shows phase and remaining time of an aggregation on a terminal.</summary>
internal sealed class AggregationDisplay : IProgress<AggregationProgress>
{
    private readonly ProgressTask task;

    private AggregationDisplay(ProgressTask task) => this.task = task;

    /// <summary>Runs an aggregation; shows its progress if standard error is a terminal.</summary>
    public static async Task<AggregatedReceipt> RunAsync(bool show, Func<IProgress<AggregationProgress>?, Task<AggregatedReceipt>> aggregate)
    {
        if (!show || Console.IsErrorRedirected)
            return await aggregate(null);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => aggregate(new AggregationDisplay(context.AddTask("prepare"))));
    }

    public void Report(AggregationProgress value)
    {
        if (value.Run is { } run)
            Show($"batch, segment {run.SegmentIndex + 1}: {Name(run.Phase)}", run.Cycles, run.CyclesTotal);
        else if (value.Circuits is { } circuits)
            Show(circuits.Count == 0 ? Name(circuits.Phase) : $"{Name(circuits.Phase)} {circuits.Index + 1}/{circuits.Count}", circuits.Done, circuits.Total);
    }

    private static string Name<T>(T phase)
        where T : struct, Enum => phase.ToString().ToLowerInvariant();

    private void Show(string description, double done, double total)
    {
        task.MaxValue = Math.Max(1, total);
        task.Value = done;
        task.Description = description;
    }
}

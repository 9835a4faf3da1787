using Nullius.Sdk;
using Spectre.Console;

namespace Nullius.Cli.Output;

/// <summary>Shows phase and remaining time of a compression on a terminal.</summary>
internal sealed class CompressionDisplay : IProgress<CompressionProgress>
{
    private readonly ProgressTask task;

    private CompressionDisplay(ProgressTask task) => this.task = task;

    /// <summary>Runs a compression; shows its progress if standard error is a terminal.</summary>
    public static async Task<CompressedReceipt> RunAsync(
        bool show, CompressionClock clock, Func<IProgress<CompressionProgress>, Task<CompressedReceipt>> compress)
    {
        if (!show || Console.IsErrorRedirected)
            return await compress(clock);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                clock.Next = new CompressionDisplay(context.AddTask("prepare"));
                return compress(clock);
            });
    }

    public void Report(CompressionProgress value)
    {
        task.MaxValue = Math.Max(1, value.Total);
        task.Value = value.Done;
        string phase = value.Phase.ToString().ToLowerInvariant();
        task.Description = value.Count == 0 ? phase : $"{phase} {value.Index + 1}/{value.Count}";
    }
}

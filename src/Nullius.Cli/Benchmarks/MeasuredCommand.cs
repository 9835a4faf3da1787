using System.Diagnostics;
using Nullius.Cli.Output;

namespace Nullius.Cli.Benchmarks;

/// <summary>Runs a command of this program in a process of its own, so that start-up counts and peak memory is that of this command alone.</summary>
internal static class MeasuredCommand
{
    /// <summary>Runs a command with <c>--json</c>.</summary>
    /// <param name="name">What is measured, for the error.</param>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <returns>What it printed, and how long the process ran.</returns>
    /// <exception cref="UnusableException">The command failed.</exception>
    public static (T Report, double WallSeconds) Run<T>(string name, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        string library = Path.Combine(AppContext.BaseDirectory, "nullius.dll");
        string[] launcher = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", library] : [];
        foreach (string argument in launcher.Concat(arguments).Append("--json"))
            start.ArgumentList.Add(argument);

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration kill = cancellationToken.Register(() => process.Kill());
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wallSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != ExitCode.Success)
            throw new UnusableException($"The benchmark {name} failed: {errors.GetAwaiter().GetResult().Trim()}");
        return (JsonOutput.Parse<T>(output), wallSeconds);
    }
}

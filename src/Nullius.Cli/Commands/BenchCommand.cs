using System.CommandLine;
using Nullius.Cli.Benchmarks;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Ethereum;

namespace Nullius.Cli.Commands;

/// <summary><c>bench</c>: measures the standard programs, the recursion and the contracts.</summary>
internal static class BenchCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = $"Programs: {string.Join(", ", AllNames)}. All of them by default.",
    };

    private static readonly Option<bool> Store = new("--store") { Description = "Also writes the figures to benchmarks/results." };
    private static readonly Option<bool> Json = CommonOptions.Json();

    private static IEnumerable<string> AllNames => [.. BenchmarkPrograms.All.Select(program => program.Name), BenchmarkPrograms.Executor, RecursionBenchmark.Name, ChainBenchmark.Name];

    public static Command Create()
    {
        var command = new Command("bench", "Measures proving, verifying and executing the standard programs, the recursion and the contracts.") { Names, Store, Json };
        command.SetAction(InvokeAsync);
        Examples.AddTo(command, "nullius bench small", "nullius bench fibonacci sort --json", "nullius bench chain", "nullius bench --store");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] names = parsed.GetValue(Names) is { Length: > 0 } given ? given : [.. AllNames];
        if (names.FirstOrDefault(name => !AllNames.Contains(name)) is { } unknown)
            throw new UnusableException($"There is no benchmark '{unknown}'; the names are {string.Join(", ", AllNames)}.");
        if (names.Contains(ChainBenchmark.Name))
            AnvilBinary.Find(); // So that its absence is said before the work begins.
        bool json = parsed.GetValue(Json);
        var results = new List<BenchResult>();
        foreach (string name in names)
        {
            IReadOnlyList<BenchResult> figures = await RunAsync(name, cancellationToken);
            results.AddRange(figures);
            if (!json)
                WriteText(figures);
        }

        var report = new BenchReport(MachineDescription.Commit, MachineDescription.Machine, results);
        if (json)
            JsonOutput.Write(report);
        else
            Console.Out.WriteLine($"{report.Machine}\ncommit {report.Commit}");
        if (parsed.GetValue(Store))
            StoreReport(report);
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<BenchResult>> RunAsync(string name, CancellationToken cancellationToken) => name switch
    {
        BenchmarkPrograms.Executor => ExecutorBenchmark.Run(cancellationToken),
        RecursionBenchmark.Name => RecursionBenchmark.Run(cancellationToken),
        ChainBenchmark.Name => await ChainBenchmark.RunAsync(cancellationToken),
        _ => ProveBenchmark.Run(BenchmarkPrograms.All.First(program => program.Name == name), cancellationToken),
    };

    private static void WriteText(IReadOnlyList<BenchResult> figures)
    {
        foreach (BenchResult figure in figures)
        {
            string value = figure.Value == Math.Floor(figure.Value) || figure.Value >= 1000 ? TextOutput.Count((long)figure.Value) : $"{figure.Value:0.000}";
            Console.Out.WriteLine($"{figure.Name,-16} {figure.Metric,-26} {value,16} {figure.Unit}");
        }

        Console.Out.WriteLine();
    }

    private static void StoreReport(BenchReport report)
    {
        string folder = Path.Combine(Checkout.Root, "benchmarks", "results");
        Directory.CreateDirectory(folder);
        string commit = report.Commit[..Math.Min(10, report.Commit.Length)];
        string path = Path.Combine(folder, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}-{commit}.json");
        CommonOptions.WriteFile(path, System.Text.Encoding.UTF8.GetBytes(JsonOutput.Format(report, indented: true) + "\n"));
        Console.Error.WriteLine($"nullius: the figures are in {Path.GetRelativePath(Environment.CurrentDirectory, path)}");
    }
}

using System.CommandLine;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Circuits;
using Nullius.Recursion;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Cli.Commands;

/// <summary><c>circuits</c>: shows the circuits of the recursion and what their optimiser came to.</summary>
internal static class CircuitsCommand
{
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("circuits", "Shows the circuits that verify proofs: their keys, what was traced and what is left of it, and the rows of their tables.") { Json };
        command.SetAction(Invoke);
        Examples.AddTo(command, "nullius circuits", "nullius circuits --json");
        return command;
    }

    private static int Invoke(ParseResult parsed)
    {
        CircuitReport[] reports =
        [
            .. RecursionCircuits.Kinds.Select(kind => Report(
                kind.ToString().ToLowerInvariant(), CircuitKeys.Get(kind).ToString(), RecursionCircuits.Trace(kind), CircuitKeys.System)),
            Report("final", null, RecursionCircuits.TraceFinal(), FinalKey.System),
        ];
        if (parsed.GetValue(Json))
            JsonOutput.Write(new CircuitReports(CircuitKeys.TreeRoot.ToString(), reports));
        else
            WriteText(reports);
        return ExitCode.Success;
    }

    private static CircuitReport Report(string name, string? key, CircuitBuilder builder, CircuitSystem system)
    {
        CircuitCounts counts = Circuit.Compile(builder).Counts;
        return new CircuitReport(
            name,
            key,
            counts.TracedNodes,
            counts.LiveNodes,
            [.. system.Tables.All.Select(table => new CircuitTableReport(table.Name, counts.Rows[table.Name], table.FixedHeight!.Value))]);
    }

    private static void WriteText(IReadOnlyList<CircuitReport> reports)
    {
        foreach (CircuitReport report in reports)
        {
            Console.Out.WriteLine(
                $"{report.Circuit,-11} {TextOutput.Count(report.TracedNodes)} scalars traced, equal ones once; {TextOutput.Count(report.LiveNodes)} of them needed");
            foreach (CircuitTableReport table in report.Tables)
                Console.Out.WriteLine($"  {table.Table,-12} {TextOutput.Count(table.Rows),9} rows of {TextOutput.Count(table.Height),9}");
        }

        Console.Out.WriteLine($"\nThe root of the tree of keys is {CircuitKeys.TreeRoot}.");
    }
}

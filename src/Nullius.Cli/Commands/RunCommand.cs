using System.CommandLine;
using System.Diagnostics;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Riscv;
using Nullius.Sdk;

namespace Nullius.Cli.Commands;

/// <summary><c>run</c>: executes a program without proving it.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Elf = CommonOptions.Elf();
    private static readonly Option<string?> Input = CommonOptions.Input();
    private static readonly Option<string?> Witness = CommonOptions.Witness();
    private static readonly Option<string?> Journal = CommonOptions.JournalOutput();
    private static readonly Option<bool> Profile = new("--profile") { Description = "Also shows the cycles of each function and of each table of the machine." };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("run", "Executes a program without proving it.") { Elf, Input, Witness, Journal, Profile, Json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Invoke(parsed, cancellationToken)));
        Examples.AddTo(
            command,
            "nullius run guests/elf/hello.elf --input guests/inputs/hello.input",
            "nullius run guests/elf/sha256.elf --input LICENSE-APACHE --journal digest.bin",
            "nullius run guests/elf/orderbook.elf --input guests/inputs/orderbook.input --profile",
            "nullius run guests/elf/sort.elf --input guests/inputs/sort.input --json");
        return command;
    }

    private static int Invoke(ParseResult parsed, CancellationToken cancellationToken)
    {
        GuestProgram program = CommonOptions.LoadProgram(parsed.GetRequiredValue(Elf));
        byte[] input = CommonOptions.ReadOptional(parsed.GetValue(Input), "input");
        byte[] witness = CommonOptions.ReadOptional(parsed.GetValue(Witness), "witness");
        using Stream debugText = Console.OpenStandardError();
        var options = new RunOptions { Witness = witness, DebugText = debugText };
        long start = Stopwatch.GetTimestamp();
        ExecutionProfile? profile = parsed.GetValue(Profile) ? program.Profile(input, options, cancellationToken) : null;
        RunResult result = profile?.Result ?? program.Run(input, options, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (parsed.GetValue(Journal) is { } journal)
            CommonOptions.WriteFile(journal, result.Journal.Span);
        RunReport report = Report(program, result, seconds, profile);
        if (parsed.GetValue(Json))
            JsonOutput.Write(report);
        else
            WriteText(program, result, seconds);
        if (!parsed.GetValue(Json) && profile is not null)
            WriteProfile(report);
        return ExitCode.Success;
    }

    private static RunReport Report(GuestProgram program, RunResult result, double seconds, ExecutionProfile? profile) => new(
        program.Id.ToString(),
        Convert.ToHexStringLower(result.InputDigest.Span),
        Convert.ToHexStringLower(result.JournalDigest.Span),
        result.ExitCode,
        result.Cycles,
        result.UserCycles,
        result.Journal.Length,
        result.AssumedClaimCount,
        seconds,
        result.Cycles / seconds,
        result.Trap?.Trap.ToString(),
        result.Trap?.Pc,
        result.Trap?.Instruction.ToString(),
        result.Trap?.Location,
        profile is null ? null : [.. profile.Functions.Select(entry => new ProfileReport(entry.Name, entry.Cycles, null))],
        profile is null ? null : [.. TableProfile.Of(profile).Select(table => new ProfileReport(table.Table, table.Cycles, table.Cells))]);

    private static void WriteText(GuestProgram program, RunResult result, double seconds)
    {
        TextOutput.Line("program", program.Id.ToString());
        TextOutput.Line("exit code", TextOutput.ExitCode(result.ExitCode!.Value));
        if (result.Trap is { } trap)
            TextOutput.Line("trap", trap.ToString());
        TextOutput.Line("journal", TextOutput.Journal(result.Journal.Span));
        if (result.AssumedClaimCount > 0)
            TextOutput.Line("assumes", TextOutput.AssumedClaims(result.AssumedClaimCount));
        TextOutput.Line("cycles", $"{TextOutput.Count(result.Cycles)} ({TextOutput.Count(result.Cycles - result.UserCycles)} of them in the kernel)");
        TextOutput.Line("time", $"{TextOutput.Seconds(seconds)}, {TextOutput.Rate(result.Cycles / seconds)}");
    }

    private static void WriteProfile(RunReport report)
    {
        Console.Out.WriteLine($"\n{"function",-40} {"cycles",14} {"share",7}");
        foreach (ProfileReport function in report.Functions!)
            Console.Out.WriteLine($"{function.Name,-40} {TextOutput.Count(function.Cycles),14} {(double)function.Cycles / report.Cycles,7:P1}");
        Console.Out.WriteLine($"\n{"table",-40} {"cycles",14} {"share",7} {"cells",16}");
        foreach (ProfileReport table in report.Tables!)
            Console.Out.WriteLine($"{table.Name,-40} {TextOutput.Count(table.Cycles),14} {(double)table.Cycles / report.Cycles,7:P1} {TextOutput.Count(table.Cells!.Value),16}");
    }
}

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
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("run", "Executes a program without proving it.") { Elf, Input, Witness, Journal, Json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Invoke(parsed, cancellationToken)));
        Examples.AddTo(
            command,
            "nullius run guests/elf/hello.elf --input guests/inputs/hello.input",
            "nullius run guests/elf/sha256.elf --input LICENSE-APACHE --journal digest.bin",
            "nullius run guests/elf/sort.elf --input guests/inputs/sort.input --json");
        return command;
    }

    private static int Invoke(ParseResult parsed, CancellationToken cancellationToken)
    {
        GuestProgram program = CommonOptions.LoadProgram(parsed.GetRequiredValue(Elf));
        byte[] input = CommonOptions.ReadOptional(parsed.GetValue(Input), "input");
        byte[] witness = CommonOptions.ReadOptional(parsed.GetValue(Witness), "witness");
        using Stream debugText = Console.OpenStandardError();
        long start = Stopwatch.GetTimestamp();
        RunResult result = program.Run(input, new RunOptions { Witness = witness, DebugText = debugText }, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (parsed.GetValue(Journal) is { } journal)
            CommonOptions.WriteFile(journal, result.Journal.Span);
        if (parsed.GetValue(Json))
            JsonOutput.Write(Report(program, result, seconds));
        else
            WriteText(program, result, seconds);
        return ExitCode.Success;
    }

    private static RunReport Report(GuestProgram program, RunResult result, double seconds) => new(
        program.Id.ToString(),
        Convert.ToHexStringLower(result.InputDigest.Span),
        Convert.ToHexStringLower(result.JournalDigest.Span),
        result.ExitCode,
        result.Cycles,
        result.UserCycles,
        result.Journal.Length,
        seconds,
        result.Cycles / seconds,
        result.Trap?.Trap.ToString(),
        result.Trap?.Pc,
        result.Trap?.Instruction.ToString(),
        result.Trap?.Location);

    private static void WriteText(GuestProgram program, RunResult result, double seconds)
    {
        TextOutput.Line("program", program.Id.ToString());
        TextOutput.Line("exit code", TextOutput.ExitCode(result.ExitCode!.Value));
        if (result.Trap is { } trap)
            TextOutput.Line("trap", trap.ToString());
        TextOutput.Line("journal", result.Journal.IsEmpty ? "empty" : $"{TextOutput.Count(result.Journal.Length)} bytes: {TextOutput.Preview(result.Journal.Span)}");
        TextOutput.Line("cycles", $"{TextOutput.Count(result.Cycles)} ({TextOutput.Count(result.Cycles - result.UserCycles)} of them in the kernel)");
        TextOutput.Line("time", $"{TextOutput.Seconds(seconds)}, {TextOutput.Rate(result.Cycles / seconds)}");
    }
}

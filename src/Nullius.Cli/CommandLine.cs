using System.CommandLine;
using Nullius.Cli.Commands;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Ethereum;
using Nullius.Riscv;
using Nullius.Sdk;

namespace Nullius.Cli;

/// <summary>The root command: parses, dispatches and turns what goes wrong into one sentence and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        RootCommand root = CreateRoot();
        ParseResult parsed = root.Parse(arguments);
        bool json = arguments.Contains("--json");
        if (parsed.Errors.Count > 0)
            return Fail(json, parsed.Errors[0].Message);

        using var interruption = new Interruption();
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (OperationCanceledException exception) when (interruption.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine($"nullius: {(exception.InnerException is null ? "stopped" : exception.Message)}");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is UnusableException or ProgramFormatException or ReceiptFormatException or CompressionException or StuckException
            or EthereumException or IOException or UnauthorizedAccessException)
        {
            return Fail(json, exception.Message);
        }
    }

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand("Nullius proves the execution of RISC-V programs and verifies the receipts. Take nobody's word for it.")
        {
            DemoCommand.Create(),
            RunCommand.Create(),
            ProveCommand.Create(),
            CompressCommand.Create(),
            AggregateCommand.Create(),
            VerifyCommand.Create(),
            InspectCommand.Create(),
            SecurityCommand.Create(),
            CircuitsCommand.Create(),
            ChainCommand.Create(),
            BenchCommand.Create(),
        };
        root.SetAction(_ =>
        {
            root.Parse(["--help"]).Invoke();
            return ExitCode.Unusable;
        });
        Examples.AddTo(
            root,
            "nullius demo                                             prove, verify, also on a chain, and see forgeries rejected",
            "nullius prove guests/elf/hello.elf --receipt hello.receipt",
            "nullius verify hello.receipt --program guests/elf/hello.elf");
        return root;
    }

    private static int Fail(bool json, string message)
    {
        if (json)
            JsonOutput.Write(new ErrorReport(message));
        Console.Error.WriteLine($"nullius: {message}");
        return ExitCode.Unusable;
    }
}

using System.CommandLine;
using System.Diagnostics;
using Nullius.Chain;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Ethereum;

namespace Nullius.Cli.Commands;

/// <summary><c>chain deploy</c>: creates the contracts.</summary>
internal static class ChainDeployCommand
{
    private static readonly ChainOptions Chain = new();
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("deploy", "Creates the verifier, the two contracts of its data and the log of proven claims, in four transactions.");
        Chain.AddTo(command);
        command.Options.Add(Json);
        command.SetAction(InvokeAsync);
        Examples.AddTo(
            command,
            "nullius chain deploy --rpc http://127.0.0.1:8545",
            "nullius chain deploy --rpc https://node.example --chain-id 11155111 --key-file payer.key --json");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using EthereumClient client = await Chain.ConnectAsync(parsed, cancellationToken);
        using Payer payer = await Chain.PayerAsync(parsed, client, cancellationToken);
        long start = Stopwatch.GetTimestamp();
        Deployment deployment = await Deployment.CreateAsync(payer.Sender, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (parsed.GetValue(Json))
            JsonOutput.Write(Report(payer, deployment, seconds));
        else
            WriteText(payer, deployment, seconds);
        return ExitCode.Success;
    }

    private static ChainDeployReport Report(Payer payer, Deployment deployment, double seconds) => new(
        payer.Sender.ChainId,
        payer.Sender.From.ToString(),
        payer.IsDevelopmentAccount,
        deployment.Program.ToString(),
        deployment.Cap.ToString(),
        deployment.Nullius.ToString(),
        deployment.ClaimLog.ToString(),
        deployment.GasUsed,
        seconds);

    private static void WriteText(Payer payer, Deployment deployment, double seconds)
    {
        TextOutput.Line("chain", payer.Sender.ChainId.ToString());
        TextOutput.Line("account", payer.ToString());
        TextOutput.Line("Nullius", $"{deployment.Nullius}  verifies receipts: the address for `nullius chain verify`");
        TextOutput.Line("ClaimLog", $"{deployment.ClaimLog}  records what is proven");
        TextOutput.Line("FinalProgram", $"{deployment.Program}  data of the verifier");
        TextOutput.Line("FinalCap", $"{deployment.Cap}  data of the verifier");
        TextOutput.Line("gas", $"{TextOutput.Count((long)deployment.GasUsed)} in four transactions");
        TextOutput.Line("time", TextOutput.Seconds(seconds));
    }
}

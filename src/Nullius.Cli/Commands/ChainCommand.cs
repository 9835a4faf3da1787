using System.CommandLine;

namespace Nullius.Cli.Commands;

/// <summary><c>chain</c>: what concerns contracts.</summary>
internal static class ChainCommand
{
    public static Command Create()
    {
        var command = new Command("chain", "Deploys the contracts on a chain, and has them verify receipts.") { ChainDeployCommand.Create(), ChainVerifyCommand.Create() };
        command.SetAction(_ =>
        {
            command.Parse(["--help"]).Invoke();
            return ExitCode.Unusable;
        });
        Examples.AddTo(
            command,
            "nullius chain deploy --rpc http://127.0.0.1:8545",
            "nullius compress hello.receipt --for evm --receipt hello.evm",
            "nullius chain verify hello.evm --rpc http://127.0.0.1:8545 --contract ADDRESS");
        return command;
    }
}

using System.CommandLine;
using System.Diagnostics;
using Nullius.Chain;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Ethereum;
using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Cli.Commands;

/// <summary><c>chain verify</c>: has a contract decide whether a receipt is true.</summary>
internal static class ChainVerifyCommand
{
    private static readonly Argument<string> ReceiptFile = new("RECEIPT") { Description = "The receipt, made by `nullius compress --for evm`." };

    private static readonly Option<string> Address = new("--contract")
    {
        HelpName = "ADDRESS",
        Required = true,
        Description = "The verifier. Its code is compared with the one that this version deploys.",
    };

    private static readonly Option<bool> AsTransaction = new("--transaction") { Description = "Sends a transaction, which needs a key, rather than a call, which costs nothing." };
    private static readonly ChainOptions Chain = new();
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("verify", "Has a contract verify a receipt: exit status 0 if it is accepted, 1 if it is rejected, 2 if the arguments or the chain are unusable.")
        {
            ReceiptFile, Address, AsTransaction,
        };
        Chain.AddTo(command);
        command.Options.Add(Json);
        command.SetAction(InvokeAsync);
        Examples.AddTo(
            command,
            "nullius chain verify hello.evm --rpc http://127.0.0.1:8545 --contract ADDRESS",
            "nullius chain verify hello.evm --rpc https://node.example --contract ADDRESS --transaction --key-file payer.key --json");
        return command;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        EvmReceipt receipt = LoadReceipt(parsed.GetRequiredValue(ReceiptFile));
        string text = parsed.GetRequiredValue(Address);
        if (!Ethereum.Address.TryParse(text, out Address address))
            throw new UnusableException($"'{text}' is not an address: 40 hexadecimal digits, or one of them is wrong (EIP-55).");
        using EthereumClient client = await Chain.ConnectAsync(parsed, cancellationToken);
        NulliusContract contract = await NulliusContract.AtAsync(client, address, cancellationToken);
        ulong chainId = await client.GetChainIdAsync(cancellationToken);
        using Payer? payer = parsed.GetValue(AsTransaction) ? await Chain.PayerAsync(parsed, client, cancellationToken) : null;

        long start = Stopwatch.GetTimestamp();
        MeasuredTransaction? transaction = null;
        RevertReason? reason;
        try
        {
            if (payer is null)
                await contract.VerifyAsync(receipt, cancellationToken);
            else
                transaction = await MeasuredTransaction.SendAsync(payer.Sender, contract.Verify(receipt), cancellationToken);
            reason = ReasonOf(transaction);
        }
        catch (ContractRevertedException exception)
        {
            reason = exception.Reason;
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ChainVerifyReport report = Report(receipt, address, chainId, milliseconds, reason) with
        {
            Account = payer?.Sender.From.ToString(),
            Transaction = transaction?.Outcome.Hash.ToString(),
            TransactionBytes = transaction?.Bytes,
            GasUsed = transaction?.GasUsed,
        };
        if (parsed.GetValue(Json))
            JsonOutput.Write(report);
        else
            WriteText(report, receipt, payer, reason);
        return reason is null ? ExitCode.Success : ExitCode.Rejected;
    }

    private static EvmReceipt LoadReceipt(string path)
    {
        Receipt receipt = CommonOptions.LoadReceipt(path);
        return receipt.Body switch
        {
            EvmReceipt evm => evm,
            BatchReceipt => throw new UnusableException($"'{path}' is a batch: `nullius compress {path} --for evm --receipt FILE` makes the receipt of its root that contracts take."),
            _ => throw new UnusableException(
                $"'{path}' is a {TextOutput.Kind(receipt.Kind)} receipt, which contracts do not take: `nullius compress {path} --for evm --receipt FILE` makes one that they do."),
        };
    }

    /// <summary>Why a mined transaction was reverted; null where it took effect.</summary>
    /// <exception cref="TransactionFailedException">It is not known what became of it, or not why it was reverted.</exception>
    private static RevertReason? ReasonOf(MeasuredTransaction? transaction)
    {
        if (transaction?.Outcome is { Status: TransactionStatus.Reverted, RevertReason: { } reason })
            return reason;
        transaction?.Outcome.EnsureSucceeded();
        return null;
    }

    private static ChainVerifyReport Report(EvmReceipt receipt, Address address, ulong chainId, double milliseconds, RevertReason? reason) => new(
        reason is null ? "accepted" : "rejected",
        reason is null ? null : RevertText.CheckOf(reason)?.ToString(),
        reason?.ToString(),
        receipt.Claim.ProgramId.ToString(),
        Convert.ToHexStringLower(receipt.Claim.InputDigest),
        Convert.ToHexStringLower(receipt.Claim.JournalDigest),
        receipt.Claim.ExitCode,
        Convert.ToHexStringLower(receipt.Claim.Context),
        address.ToString(),
        chainId,
        receipt.Seal.Length,
        milliseconds,
        null,
        null,
        null,
        null);

    private static void WriteText(ChainVerifyReport report, EvmReceipt receipt, Payer? payer, RevertReason? reason)
    {
        Console.Out.WriteLine(reason is null ? "ACCEPTED" : $"REJECTED: {RevertText.Describe(reason)}");
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("input digest", report.InputDigest);
        TextOutput.Line("journal digest", report.JournalDigest);
        TextOutput.Line("exit code", TextOutput.ExitCode(report.ExitCode));
        TextOutput.Line("context", report.Context);
        TextOutput.Line("security", $"{receipt.SecurityBits} bits");
        TextOutput.Line("contract", $"{report.Contract} on chain {report.ChainId}");
        if (payer is not null)
            TextOutput.Line("account", payer.ToString());
        if (payer is not null)
            TextOutput.Line("transaction", report.Transaction ?? "not sent, as the contract would revert it");
        if (report.GasUsed is { } gas)
            TextOutput.Line("gas", $"{TextOutput.Count((long)gas)} for {TextOutput.Count(report.TransactionBytes ?? 0)} bytes");
        TextOutput.Line("time", $"{report.VerifyMilliseconds:0.0} ms{(payer is null ? ", a call without a transaction" : "")}");
    }
}

using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;
using Nullius.Ethereum;

namespace Nullius.EndToEnd.Tests.CommandLine;

/// <summary><c>chain deploy</c> and <c>chain verify</c> on a local chain.</summary>
public sealed class ChainTests(LocalChain chain) : IClassFixture<LocalChain>
{
    // The second of the keys that anvil prints.
    private const string SecondKey = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Url => chain.Node.Url.ToString();

    private string[] Verify(string receipt) => ["chain", "verify", receipt, "--rpc", Url, "--contract", chain.Deployment.Nullius.ToString()];

    [Fact]
    public void DeploysAVerifierThatVerifies()
    {
        JsonElement deployed = NulliusCommand.Run("chain", "deploy", "--rpc", Url, "--chain-id", "31337", "--json").Json;
        Assert.True(deployed.GetProperty("isDevelopmentAccount").GetBoolean());
        Assert.Equal(AnvilAccounts.All[0].Address.ToString(), Text(deployed, "account"));
        Assert.InRange(deployed.GetProperty("gasUsed").GetUInt64(), 1_000_000UL, 4 * TransactionLimits.GasMax);
        CommandResult verified = NulliusCommand.Run("chain", "verify", chain.Receipt, "--rpc", Url, "--contract", Text(deployed, "nullius")!, "--json");
        Assert.Equal((0, "accepted"), (verified.ExitCode, Text(verified.Json, "outcome")));

        CommandResult text = NulliusCommand.RunWith(new() { ["NULLIUS_KEY"] = SecondKey }, "chain", "deploy", "--rpc", Url);
        Assert.Equal(0, text.ExitCode);
        Assert.Contains($"account         {AnvilAccounts.All[1].Address}\n", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(SecondKey[2..], text.Output + text.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ACallSaysTheVerdictAndTheWholeClaim()
    {
        CommandResult result = NulliusCommand.Run(Verify(chain.Receipt));
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith("ACCEPTED\n", result.Output, StringComparison.Ordinal);
        Machine.Claim claim = CompressedRuns.OfHelloForContracts.Receipt.Claim!;
        string[] values = [claim.ProgramId.ToString(), Digits(claim.InputDigest), Digits(claim.JournalDigest), "exit code       0", Digits(claim.Context)];
        Assert.All(values, value => Assert.Contains(value, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ATransactionSaysItsHashAndItsGas()
    {
        JsonElement report = NulliusCommand.Run([.. Verify(chain.Receipt), "--transaction", "--json"]).Json;
        TransactionReceipt? receipt = await chain.Node.Client.GetReceiptAsync(Hash32.Parse(Text(report, "transaction")!), Stop);
        Assert.NotNull(receipt);
        Assert.True(receipt.IsSuccess);
        Assert.Equal(chain.Deployment.Nullius, receipt.To);
        Assert.Equal(receipt.GasUsed, report.GetProperty("gasUsed").GetUInt64());
        Assert.InRange(report.GetProperty("transactionBytes").GetInt32(), report.GetProperty("sealBytes").GetInt32(), TransactionLimits.EncodedBytesMax);
        CommandResult text = NulliusCommand.Run([.. Verify(chain.Receipt), "--transaction"]);
        Assert.StartsWith("ACCEPTED\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("the first development account of anvil", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AForgeryIsRejectedByTheNameOfItsCheck()
    {
        CommandResult text = NulliusCommand.Run(Verify(chain.Forgery));
        Assert.Equal(1, text.ExitCode);
        Assert.StartsWith("REJECTED: MerkleOpening. An opening does not lead to the committed root.\n", text.Output, StringComparison.Ordinal);
        CommandResult sent = NulliusCommand.Run([.. Verify(chain.Forgery), "--transaction", "--json"]);
        Assert.Equal((1, ""), (sent.ExitCode, sent.Errors));
        Assert.Equal(("rejected", "MerkleOpening", "MerkleOpening()"), (Text(sent.Json, "outcome"), Text(sent.Json, "check"), Text(sent.Json, "reason")));
        Assert.False(sent.Json.TryGetProperty("transaction", out _));
    }

    private static string? Text(JsonElement report, string name) => report.GetProperty(name).GetString();

    private static string Digits(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}

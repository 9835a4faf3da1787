using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

/// <summary>What the commands say about programs and receipts that rely on others.</summary>
public sealed class AssumptionTextTests
{
    [Fact]
    public void RunAndProveTellHowManyClaimsAProgramAssumes()
    {
        using var folder = new TemporaryFolder();
        string batch = Checkout.Guest("batch");
        string witness = Checkout.Witness("batch");
        Assert.Equal(5, NulliusCommand.Run("run", batch, "--witness", witness, "--json").Json.GetProperty("assumedClaims").GetInt32());
        Assert.Contains("5 claims of other receipts: the receipt is conditional", NulliusCommand.Run("run", batch, "--witness", witness).Output, StringComparison.Ordinal);
        Assert.Equal(5, NulliusCommand.Run("prove", batch, "--witness", witness, "--receipt", folder["r"], "--json").Json.GetProperty("assumedClaims").GetInt32());

        CommandResult hello = NulliusCommand.Run("run", Checkout.Guest("hello"));
        Assert.DoesNotContain("assumes", hello.Output, StringComparison.Ordinal);
        Assert.Equal(0, NulliusCommand.Run("run", Checkout.Guest("hello"), "--json").Json.GetProperty("assumedClaims").GetInt32());
    }

    [Fact]
    public void VerifyRejectsAConditionalReceiptAndSaysWhy()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfCompose.Receipt.Save(folder["receipt"]);
        CommandResult text = NulliusCommand.Run("verify", folder["receipt"], "--program", Checkout.Guest("compose"));
        Assert.Equal(1, text.ExitCode);
        Assert.StartsWith("REJECTED: Assumptions. The receipt is conditional: ", text.Output, StringComparison.Ordinal);
        Assert.Contains("CONDITIONAL: it holds only if the claims that it assumes do", text.Output, StringComparison.Ordinal);

        JsonElement json = NulliusCommand.Run("verify", folder["receipt"], "--program", Checkout.Guest("compose"), "--json").Json;
        Assert.Equal(("rejected", "Assumptions"), (json.GetProperty("outcome").GetString(), json.GetProperty("check").GetString()));
        Assert.Equal(Convert.ToHexStringLower(ProvenRuns.OfCompose.Receipt.Assumptions.Span), json.GetProperty("assumptions").GetString());
        Assert.Contains("assumptions", json.GetProperty("checked").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void InspectShowsAssumptions()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfCompose.Receipt.Save(folder["conditional"]);
        ProvenRuns.OfHello.Receipt.Save(folder["unconditional"]);
        Assert.Contains("CONDITIONAL", NulliusCommand.Run("inspect", folder["conditional"]).Output, StringComparison.Ordinal);
        Assert.Contains("assumptions     none\n", NulliusCommand.Run("inspect", folder["unconditional"]).Output, StringComparison.Ordinal);
        JsonElement conditional = NulliusCommand.Run("inspect", folder["conditional"], "--json").Json;
        JsonElement unconditional = NulliusCommand.Run("inspect", folder["unconditional"], "--json").Json;
        Assert.Equal((true, false), (conditional.GetProperty("isConditional").GetBoolean(), unconditional.GetProperty("isConditional").GetBoolean()));
        Assert.Equal(new string('0', 64), unconditional.GetProperty("assumptions").GetString());
    }

    [Fact]
    public void InspectWritesTheClaimThatAProgramCanAssume()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfCompose.Receipt.Save(folder["conditional"]);
        ProvenRuns.OfHello.Receipt.Save(folder["unconditional"]);
        Assert.Equal(0, NulliusCommand.Run("inspect", folder["unconditional"], "--claim", folder["claim"]).ExitCode);
        Assert.Equal(ProvenRuns.OfHello.Receipt.Claim!.ToArray(), File.ReadAllBytes(folder["claim"]));

        AssertUnusable("nullius: The receipt is conditional", "inspect", folder["conditional"], "--claim", folder["other"]);
        AssertUnusable("nullius: --claim is for receipts", "inspect", Checkout.Guest("hello"), "--claim", folder["other"]);
        Assert.False(File.Exists(folder["other"]));
    }

    private static void AssertUnusable(string errors, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(errors, result.Errors, StringComparison.Ordinal);
    }
}

using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class CompressTests
{
    [Fact]
    public void ProvesAndCompressesAtOnce()
    {
        using var folder = new TemporaryFolder();
        CommandResult proved = NulliusCommand.Run(
            "prove", Checkout.Guest("hello"), "--input", Checkout.Input("hello"), "--receipt", folder["receipt"], "--compress", "--json");
        Assert.Equal(0, proved.ExitCode);
        Assert.Equal(("succinct", 1), (proved.Json.GetProperty("kind").GetString(), proved.Json.GetProperty("segments").GetInt32()));
        Assert.True(proved.Json.GetProperty("compressSeconds").GetDouble() > 0);
        Assert.Equal(["receipt"], folder.Names);

        string[] verify = ["verify", folder["receipt"], "--program", Checkout.Guest("hello"), "--input", Checkout.Input("hello"), "--exit-code", "0"];
        JsonElement json = NulliusCommand.Run([.. verify, "--json"]).Json;
        Assert.Equal(("accepted", "succinct"), (json.GetProperty("outcome").GetString(), json.GetProperty("kind").GetString()));
        CommandResult text = NulliusCommand.Run(verify);
        Assert.StartsWith("ACCEPTED", text.Output, StringComparison.Ordinal);
        Assert.Contains("kind            succinct\n", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cycles", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ResolvesWhatAReceiptRestsOn()
    {
        using var folder = new TemporaryFolder();
        CompressedRuns.OfConditional.Receipt.Save(folder["conditional"]);
        CompressedRuns.OfHello.Receipt.Save(folder["hello"]);
        CommandResult compressed = NulliusCommand.Run("compress", folder["conditional"], "--assume", folder["hello"], "--receipt", folder["resolved"], "--json");
        Assert.Equal(0, compressed.ExitCode);
        Assert.Equal((1, 0), (compressed.Json.GetProperty("madeProofs").GetInt32(), compressed.Json.GetProperty("resumedProofs").GetInt32()));
        Assert.False(compressed.Json.GetProperty("isConditional").GetBoolean());
        Assert.Equal(["conditional", "hello", "resolved"], folder.Names);
        Assert.Equal(1, NulliusCommand.Run("verify", folder["conditional"], "--program", Checkout.Guest("compose")).ExitCode);
        Assert.Equal(0, NulliusCommand.Run("verify", folder["resolved"], "--program", Checkout.Guest("compose")).ExitCode);
    }

    [Fact]
    public void InspectShowsTheKind()
    {
        using var folder = new TemporaryFolder();
        CompressedRuns.OfHello.Receipt.Save(folder["succinct"]);
        ProvenRuns.OfHello.Receipt.Save(folder["composite"]);
        JsonElement succinct = NulliusCommand.Run("inspect", folder["succinct"], "--json").Json;
        Assert.Equal(("receipt", "succinct", "Seal"), (Text(succinct, "kind"), Text(succinct, "receiptKind"), Text(succinct, "circuit")));
        Assert.False(succinct.TryGetProperty("segments", out _));
        JsonElement composite = NulliusCommand.Run("inspect", folder["composite"], "--json").Json;
        Assert.Equal(("composite", 1), (Text(composite, "receiptKind"), composite.GetProperty("segments").GetArrayLength()));
        Assert.StartsWith("A succinct receipt.", NulliusCommand.Run("inspect", folder["succinct"]).Output, StringComparison.Ordinal);
        Assert.StartsWith("A composite receipt.", NulliusCommand.Run("inspect", folder["composite"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SecurityCountsEveryLayerOfAReceipt()
    {
        using var folder = new TemporaryFolder();
        CompressedRuns.OfHello.Receipt.Save(folder["succinct"]);
        ProvenRuns.OfHello.Receipt.Save(folder["composite"]);
        Assert.Equal(["tiny"], Shapes("composite"));
        Assert.Equal(["tiny", "small", "medium", "large", "circuit"], Shapes("succinct"));

        string?[] Shapes(string receipt)
        {
            JsonElement json = NulliusCommand.Run("security", folder[receipt], "--json").Json;
            Assert.True(json.GetProperty("securityBits").GetDouble() >= 100);
            return [.. json.GetProperty("shapes").EnumerateArray().Select(shape => shape.GetProperty("shape").GetString())];
        }
    }

    [Fact]
    public void RefusesWhatCannotBeCompressed()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfCompose.Receipt.Save(folder["compose"]);
        ProvenRuns.OfChain.Receipt.Save(folder["chain"]);
        AssertUnusable("The receipt does not rest on the claims", "compress", folder["compose"], "--assume", folder["chain"], "--receipt", folder["r"]);
        AssertUnusable("--workers takes", "compress", folder["compose"], "--receipt", folder["r"], "--workers", "0");
        AssertUnusable("The receipt '", "compress", folder["none"], "--receipt", folder["r"]);
        AssertUnusable("The file is not a receipt.", "compress", Checkout.Licence, "--receipt", folder["r"]);
        AssertUnusable("--compress is for 100 bits", "prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--security", "124", "--compress");
        AssertUnusable("--assume resolves", "prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--assume", folder["chain"]);
        Assert.Equal(["chain", "compose"], folder.Names);
    }

    private static string? Text(JsonElement report, string name) => report.GetProperty(name).GetString();

    private static void AssertUnusable(string sentence, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"nullius: {sentence}", result.Errors, StringComparison.Ordinal);
    }
}

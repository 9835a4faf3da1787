using System.Diagnostics;
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
        AssertUnusable("--compress and --for are for 100 bits", "prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--security", "124", "--compress");
        AssertUnusable("--assume resolves", "prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--assume", folder["chain"]);
        CompressedRuns.OfHelloForContracts.Receipt.Save(folder["evm"]);
        AssertUnusable("The receipt is made for contracts already", "compress", folder["evm"], "--receipt", folder["r"]);
        AssertUnusable("The receipt rests on other claims", "compress", folder["compose"], "--for", "evm", "--receipt", folder["r"]);
        AssertUnusable("There is no receipt for 'solana'; --for takes evm.", "compress", folder["chain"], "--for", "solana", "--receipt", folder["r"]);
        AssertUnusable("--compress and --for are for 100 bits", "prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--security", "124", "--for", "evm");
        Assert.Equal(["chain", "compose", "evm"], folder.Names);
    }

    [Fact]
    public void MakesAReceiptForContracts()
    {
        using var folder = new TemporaryFolder();
        CompressedRuns.OfHello.Receipt.Save(folder["succinct"]);
        CommandResult compressed = NulliusCommand.Run("compress", folder["succinct"], "--for", "evm", "--receipt", folder["evm"], "--json");
        Assert.Equal(0, compressed.ExitCode);
        Assert.Equal(("evm", 1), (Text(compressed.Json, "kind"), compressed.Json.GetProperty("madeProofs").GetInt32()));
        Assert.Equal(["evm", "succinct"], folder.Names);
        CommandResult verified = NulliusCommand.Run("verify", folder["evm"], "--program", Checkout.Guest("hello"), "--input", Checkout.Input("hello"));
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains("kind            evm\n", verified.Output, StringComparison.Ordinal);
        Assert.StartsWith("An EVM receipt.", NulliusCommand.Run("inspect", folder["evm"]).Output, StringComparison.Ordinal);
        JsonElement security = NulliusCommand.Run("security", folder["evm"], "--json").Json;
        Assert.Equal("final", Text(security.GetProperty("shapes").EnumerateArray().Last(), "shape"));
    }

    [Fact]
    public async Task AKilledCompressionRepeatsNoJoin()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfChain.Receipt.Save(folder["chain"]);
        int segments = ProvenRuns.OfChain.SegmentCount;
        string[] compress = ["compress", folder["chain"], "--receipt", folder["succinct"], "--json"];
        string work = folder["succinct.work"];
        using (Process process = NulliusCommand.Start(compress))
        {
            while (!Directory.Exists(work) || Directory.GetFiles(work, "circuit-join-*.proof").Length < segments - 1)
            {
                Assert.False(process.HasExited, "the compression ended before it was killed");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // Of the rest only the proof of the whole run is needed: it is found, and the seal is made.
        JsonElement report = NulliusCommand.Run(compress).Json;
        Assert.Equal((1, 1), (report.GetProperty("madeProofs").GetInt32(), report.GetProperty("resumedProofs").GetInt32()));
        Assert.Equal(["chain", "succinct"], folder.Names);
    }

    [Fact]
    public void CircuitsShowsWhatTheOptimiserCameTo()
    {
        JsonElement report = NulliusCommand.Run("circuits", "--json").Json;
        Assert.Equal(
            ["lifttiny", "liftsmall", "liftmedium", "liftlarge", "join", "seal", "resolve", "final"],
            report.GetProperty("circuits").EnumerateArray().Select(circuit => Text(circuit, "circuit")));
        foreach (JsonElement circuit in report.GetProperty("circuits").EnumerateArray())
        {
            Assert.InRange(circuit.GetProperty("liveNodes").GetInt32(), 1, circuit.GetProperty("tracedNodes").GetInt32());
            Assert.All(circuit.GetProperty("tables").EnumerateArray(), table => Assert.InRange(table.GetProperty("rows").GetInt32(), 1, table.GetProperty("height").GetInt32()));
        }
    }

    private static string? Text(JsonElement report, string name) => report.GetProperty(name).GetString();

    private static void AssertUnusable(string sentence, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"nullius: {sentence}", result.Errors, StringComparison.Ordinal);
    }
}

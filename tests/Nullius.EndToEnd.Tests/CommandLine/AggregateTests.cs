using System.Diagnostics;
using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class AggregateTests
{
    private static readonly TimeSpan ProofDurationMax = TimeSpan.FromMinutes(5);

    /// <summary>The process is killed, by a signal that it cannot handle, when the run of the guest is proven and sealed. The same receipt is given twice.</summary>
    [Fact]
    public async Task AnAggregationThatWasKilledResumesAndRepeatsNoProof()
    {
        using var folder = new TemporaryFolder();
        CompressedRuns.OfHello.Receipt.Save(folder["hello"]);
        string[] aggregate = ["aggregate", folder["hello"], folder["hello"], "--receipt", folder["batch"], "--json"];
        await KillWhenSealed(aggregate, folder["batch.work"]);
        Assert.Equal(["batch.work", "hello"], folder.Names);
        Assert.Single(Directory.GetFiles(folder["batch.work"], "segment-*.proof"));
        int resolved = Directory.GetFiles(folder["batch.work"], "circuit-resolve-*.proof", SearchOption.AllDirectories).Length;

        JsonElement report = NulliusCommand.Run(aggregate).Json;
        Assert.Equal((0, 1), (Number(report, "madeSegments"), Number(report, "resumedSegments")));
        Assert.Equal((2 - resolved, 1), (Number(report, "madeProofs"), Number(report, "resumedProofs")));
        Assert.Equal(("batch", 2), (Text(report, "kind"), Number(report, "claims")));
        Assert.Equal(["batch", "hello"], folder.Names);
        JsonElement verified = NulliusCommand.Run("verify", folder["batch"], "--program", Checkout.Guest("hello"), "--json").Json;
        Assert.Equal(("accepted", 2, 0), (Text(verified, "outcome"), Number(verified, "claims"), Number(verified, "claimIndex")));
    }

    [Fact]
    public void VerifyFindsTheClaimThatIsExpected()
    {
        using var folder = new TemporaryFolder();
        AggregatedRuns.OfThree.Receipt.Save(folder["batch"]);
        string[] verify = ["verify", folder["batch"], "--program", Checkout.Guest("sha256"), "--input", Checkout.Input("hello"), "--exit-code", "0"];
        CommandResult text = NulliusCommand.Run(verify);
        Assert.Equal(0, text.ExitCode);
        Assert.StartsWith("ACCEPTED\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("kind            batch\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("claims          3, of which 1, counted from 0, is as expected\n", text.Output, StringComparison.Ordinal);
        JsonElement json = NulliusCommand.Run([.. verify, "--json"]).Json;
        Assert.Equal(("accepted", "batch", 1), (Text(json, "outcome"), Text(json, "kind"), Number(json, "claimIndex")));
        Assert.Equal(ProvenRuns.Hash.Id.ToString(), Text(json, "programId"));

        string[] other = ["verify", folder["batch"], "--program", Checkout.Guest("sha256"), "--input", Checkout.Licence];
        CommandResult rejected = NulliusCommand.Run(other);
        Assert.Equal(1, rejected.ExitCode);
        Assert.StartsWith("REJECTED: InputDigest.", rejected.Output, StringComparison.Ordinal);
        Assert.Contains("claims          3, none of them as expected\n", rejected.Output, StringComparison.Ordinal);
        JsonElement none = NulliusCommand.Run([.. other, "--json"]).Json;
        Assert.Equal(("rejected", "InputDigest"), (Text(none, "outcome"), Text(none, "check")));
        Assert.Equal((JsonValueKind.Null, 3), (none.GetProperty("programId").ValueKind, Number(none, "claims")));
        Assert.False(none.TryGetProperty("claimIndex", out _));
    }

    [Fact]
    public void InspectShowsClaimsAndPaths()
    {
        using var folder = new TemporaryFolder();
        AggregatedRuns.OfThree.Receipt.Save(folder["batch"]);
        string root = Convert.ToHexStringLower(AggregatedRuns.OfThree.Receipt.Batch().Root.Span);
        JsonElement batch = NulliusCommand.Run("inspect", folder["batch"], "--json").Json;
        Assert.Equal(("batch", "Resolve", root, 3), (Text(batch, "receiptKind"), Text(batch, "circuit"), Text(batch, "root"), batch.GetProperty("claims").GetArrayLength()));
        string text = NulliusCommand.Run("inspect", folder["batch"]).Output;
        Assert.StartsWith("A batch receipt.", text, StringComparison.Ordinal);
        Assert.Contains($"claim 1         program {ProvenRuns.Hash.Id}, ", text, StringComparison.Ordinal);

        JsonElement inclusion = NulliusCommand.Run("inspect", folder["batch"], "--inclusion", "1", "--claim", folder["claim"], "--json").Json;
        Assert.Equal(("inclusion", 1, root), (Text(inclusion, "kind"), Number(inclusion, "index"), Text(inclusion, "root")));
        Assert.Equal(2, inclusion.GetProperty("path").GetArrayLength());
        Assert.Equal(Convert.ToHexStringLower(Verifier.ClaimTree.Encode(ProvenRuns.OfHash.Receipt.Claim!)), Text(inclusion, "claim"));
        Assert.Equal(ProvenRuns.OfHash.Receipt.Claim!.ToArray(), File.ReadAllBytes(folder["claim"]));
        Assert.StartsWith("Claim 2 of a batch", NulliusCommand.Run("inspect", folder["batch"], "--inclusion", "2").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SecurityCountsEveryLayerOfABatch()
    {
        using var folder = new TemporaryFolder();
        AggregatedRuns.OfThree.Receipt.Save(folder["batch"]);
        JsonElement json = NulliusCommand.Run("security", folder["batch"], "--json").Json;
        Assert.Equal(5, json.GetProperty("shapes").GetArrayLength());
        Assert.True(json.GetProperty("securityBits").GetDouble() >= 100);
    }

    [Fact]
    public void RefusesWhatCannotBeUsed()
    {
        using var folder = new TemporaryFolder();
        AggregatedRuns.OfThree.Receipt.Save(folder["batch"]);
        ProvenRuns.OfHello.Receipt.Save(folder["hello"]);
        ProvenRuns.OfCompose.Receipt.Save(folder["compose"]);
        AssertUnusable("Required argument 'RECEIPT' missing", "aggregate", "--receipt", folder["r"]);
        AssertUnusable("The receipt '", "aggregate", folder["hello"], folder["none"], "--receipt", folder["r"]);
        AssertUnusable("The file is not a receipt.", "aggregate", Checkout.Licence, "--receipt", folder["r"]);
        AssertUnusable("--workers takes", "aggregate", folder["hello"], "--receipt", folder["r"], "--workers", "0");
        AssertUnusable("Receipt 2 is conditional", "aggregate", folder["hello"], folder["compose"], "--receipt", folder["r"]);
        AssertUnusable("Receipt 1 is a batch", "aggregate", folder["batch"], "--receipt", folder["r"]);
        AssertUnusable("The receipt is a batch", "compress", folder["batch"], "--receipt", folder["r"]);
        AssertUnusable("The receipt is a batch: say by --inclusion", "inspect", folder["batch"], "--claim", folder["r"]);
        AssertUnusable("The batch has no claim 3", "inspect", folder["batch"], "--inclusion", "3");
        AssertUnusable("The batch has no claim -1", "inspect", folder["batch"], "--inclusion", "-1");
        AssertUnusable("--inclusion is for batches", "inspect", folder["hello"], "--inclusion", "0");
        AssertUnusable("--inclusion is for batches", "inspect", Checkout.Guest("hello"), "--inclusion", "0");
        Assert.Equal(["batch", "compose", "hello"], folder.Names);
    }

    private static async Task KillWhenSealed(string[] arguments, string work)
    {
        using Process process = NulliusCommand.Start(arguments);
        long start = Stopwatch.GetTimestamp();
        while (!Directory.Exists(work) || Directory.GetFiles(work, "circuit-seal-*.proof", SearchOption.AllDirectories).Length == 0)
        {
            Assert.False(process.HasExited, "the aggregation ended before it was killed");
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, ProofDurationMax);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, process.ExitCode);
    }

    private static string? Text(JsonElement report, string name) => report.GetProperty(name).GetString();

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private static void AssertUnusable(string sentence, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"nullius: {sentence}", result.Errors, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class ProveAndVerifyTests
{
    private static readonly string[] ProveNames =
    [
        "programId", "inputDigest", "journalDigest", "exitCode", "cycles", "segments", "executeSeconds", "proveSeconds",
        "cyclesPerSecond", "receiptBytes", "peakRssBytes", "securityBits",
    ];

    private static readonly string[] VerifyNames =
        ["outcome", "check", "programId", "inputDigest", "journalDigest", "exitCode", "verifyMilliseconds", "securityBits"];

    [Fact]
    public void ProvesAndVerifiesWithTheFieldsThatAreDocumented()
    {
        using var folder = new TemporaryFolder();
        string receipt = folder["receipt"];
        CommandResult proved = NulliusCommand.Run(
            "prove", Checkout.Guest("hello"), "--input", Checkout.Input("hello"), "--receipt", receipt, "--journal", folder["journal"], "--json");
        Assert.Equal(0, proved.ExitCode);
        Assert.Superset(ProveNames.ToHashSet(), proved.JsonNames.ToHashSet());
        Assert.Equal(Checkout.ExpectedJournal("hello"), File.ReadAllBytes(folder["journal"]));
        Assert.Equal(["journal", "receipt"], folder.Names);
        Assert.Equal(new FileInfo(receipt).Length, proved.Json.GetProperty("receiptBytes").GetInt64());

        string programId = proved.Json.GetProperty("programId").GetString()!;
        CommandResult verified = NulliusCommand.Run(
            "verify", receipt, "--program", programId, "--input", Checkout.Input("hello"), "--journal", folder["journal"], "--exit-code", "0", "--json");
        Assert.Equal(0, verified.ExitCode);
        Assert.Superset(VerifyNames.ToHashSet(), verified.JsonNames.ToHashSet());
        Assert.Equal("accepted", verified.Json.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, verified.Json.GetProperty("check").ValueKind);
        Assert.Equal(["context"], verified.Json.GetProperty("notChecked").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void SaysWhatWasNotChecked()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfHello.Receipt.Save(folder["receipt"]);
        CommandResult result = NulliusCommand.Run("verify", folder["receipt"], "--program", Checkout.Guest("hello"));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4, result.Output.Split("NOT CHECKED").Length - 1);
    }

    [Fact]
    public void NamesTheCheckThatRejects()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfHello.Receipt.Save(folder["receipt"]);
        AssertRejected("ProgramId", folder["receipt"], "--program", Checkout.Guest("fibonacci"));
        AssertRejected("InputDigest", folder["receipt"], "--program", Checkout.Guest("hello"), "--input", Checkout.Licence);
        AssertRejected("JournalDigest", folder["receipt"], "--program", Checkout.Guest("hello"), "--journal", Checkout.Licence);
        AssertRejected("ExitCode", folder["receipt"], "--program", Checkout.Guest("hello"), "--exit-code", "7");
        AssertRejected("ReceiptFormat", Checkout.Licence, "--program", Checkout.Guest("hello"));
        string truncated = folder.Write("truncated", File.ReadAllBytes(folder["receipt"]).AsSpan(..^1));
        AssertRejected("ProofLength", truncated, "--program", Checkout.Guest("hello"));
    }

    [Fact]
    public void RefusesUnusableArguments()
    {
        using var folder = new TemporaryFolder();
        ProvenRuns.OfHello.Receipt.Save(folder["receipt"]);
        AssertUnusable("verify", folder["receipt"]);
        AssertUnusable("verify", folder["none"], "--program", Checkout.Guest("hello"));
        AssertUnusable("verify", folder["receipt"], "--program", folder["none"]);
        AssertUnusable("verify", folder["receipt"], "--program", Checkout.Guest("hello"), "--input-digest", "12");
        AssertUnusable("prove", Checkout.Guest("hello"));
        AssertUnusable("prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--security", "99");
        AssertUnusable("prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--shape", "huge");
        AssertUnusable("prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--context", "zz");
        AssertUnusable("prove", Checkout.Guest("hello"), "--receipt", folder["r"], "--workers", "0");
        AssertUnusable("prove", Checkout.Guest("hello"), "--receipt", Path.Combine(folder["receipt"], "r"));
        Assert.Equal(["receipt"], folder.Names);
    }

    [Fact]
    public async Task ResumesAfterAKill()
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("input", ProvenRuns.ChainInput);
        string receipt = folder["receipt"];
        string[] arguments = ["prove", Checkout.Guest("fibonacci"), "--input", input, "--receipt", receipt, "--shape", "tiny", "--json"];
        using (Process process = NulliusCommand.Start(arguments))
        {
            while (!File.Exists(Path.Combine($"{receipt}.work", "segment-0000000.proof")) && !process.HasExited)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        CommandResult resumed = NulliusCommand.Run(arguments);
        Assert.Equal(0, resumed.ExitCode);
        Assert.NotEqual(0, resumed.Json.GetProperty("resumedSegments").GetInt32());
        Assert.Equal(["input", "receipt"], folder.Names);
        Assert.Equal(0, NulliusCommand.Run("verify", receipt, "--program", Checkout.Guest("fibonacci"), "--input", input).ExitCode);
    }

    private static void AssertRejected(string check, string receipt, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(["verify", receipt, .. arguments, "--json"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(("rejected", check), (result.Json.GetProperty("outcome").GetString(), result.Json.GetProperty("check").GetString()));
        Assert.StartsWith($"REJECTED: {check}", NulliusCommand.Run(["verify", receipt, .. arguments]).Output, StringComparison.Ordinal);
    }

    private static void AssertUnusable(params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("nullius: ", result.Errors, StringComparison.Ordinal);
    }
}

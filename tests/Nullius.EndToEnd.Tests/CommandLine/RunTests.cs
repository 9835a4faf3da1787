using System.Security.Cryptography;
using System.Text.Json;
using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class RunTests
{
    [Fact]
    public void ReportsTheClaimAsOneJsonObject()
    {
        using var folder = new TemporaryFolder();
        CommandResult result = NulliusCommand.Run(
            "run", Checkout.Guest("hello"), "--input", Checkout.Input("hello"), "--journal", folder["journal"], "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Checkout.ExpectedJournal("hello"), File.ReadAllBytes(folder["journal"]));
        JsonElement json = result.Json;
        Assert.Equal(Digest(File.ReadAllBytes(Checkout.Input("hello"))), json.GetProperty("inputDigest").GetString());
        Assert.Equal(Digest(Checkout.ExpectedJournal("hello")), json.GetProperty("journalDigest").GetString());
        Assert.Equal(0, json.GetProperty("exitCode").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("trap").ValueKind);
    }

    [Fact]
    public void ReportsTheExitCodeOfAProgramThatPanics()
    {
        CommandResult result = NulliusCommand.Run("run", Checkout.Guest("panic"), "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(101, result.Json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void NamesPcInstructionAndCauseOfATrap()
    {
        using var folder = new TemporaryFolder();
        string elf = folder.Write("illegal.elf", TestElf.Build(TestElf.AddImmediate(5, 0, 1), 0));
        JsonElement json = NulliusCommand.Run("run", elf, "--json").Json;
        Assert.Equal(0x102, json.GetProperty("exitCode").GetInt32());
        Assert.Equal("IllegalInstruction", json.GetProperty("trap").GetString());
        Assert.Equal(TestElf.Address + 4, json.GetProperty("trapPc").GetUInt64());

        CommandResult text = NulliusCommand.Run("run", elf);
        Assert.Equal(0, text.ExitCode);
        Assert.Contains("258 (illegal instruction)", text.Output, StringComparison.Ordinal);
        Assert.Contains("pc 0x10004", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsDebugTextOffStandardOutput()
    {
        CommandResult result = NulliusCommand.Run("run", Checkout.Guest("hello"), "--json");
        Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("hello", result.Errors, StringComparison.Ordinal);
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class DemoTests
{
    [Fact]
    public void AcceptsTheProofNativelyAndOnAChainAndRejectsEveryForgery()
    {
        CommandResult result = NulliusCommand.Run("demo");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(3, result.Output.Split("ACCEPTED").Length - 1);
        Assert.Equal(3, result.Output.Split("REJECTED by ").Length - 1);
        Assert.Contains("REJECTED by ClaimOpening", result.Output, StringComparison.Ordinal);
        Assert.Contains("REJECTED by ProgramId", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Split("REVERTED by ").Length - 1);
        Assert.Contains("REVERTED by MerkleOpening", result.Output, StringComparison.Ordinal);
        Assert.Contains("REVERTED by BusDenominator", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FailsWithOneSentenceWhereThereIsNoAnvil()
    {
        using var folder = new TemporaryFolder();
        CommandResult result = NulliusCommand.RunWith(new() { ["NULLIUS_ANVIL"] = folder["anvil"] }, "demo");
        Assert.Equal((2, $"nullius: There is no anvil at '{folder["anvil"]}', which NULLIUS_ANVIL names.{Environment.NewLine}"), (result.ExitCode, result.Errors));
        Assert.Equal(3, result.Output.Split("REJECTED by ").Length - 1);
    }

    [Fact]
    public void FailsWithOneSentenceWhereThePortIsTaken()
    {
        using var server = new OtherServer("hello");
        CommandResult result = NulliusCommand.Run("demo", "--port", $"{server.Port}");
        string sentence = $"anvil does not start: port {server.Port} of 127.0.0.1 is taken by another program. End that one, or take another port.";
        Assert.Equal((2, $"nullius: {sentence}{Environment.NewLine}"), (result.ExitCode, result.Errors));
    }
}

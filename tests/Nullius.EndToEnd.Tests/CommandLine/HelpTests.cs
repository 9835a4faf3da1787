using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class HelpTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("run")]
    [InlineData("prove")]
    [InlineData("compress")]
    [InlineData("aggregate")]
    [InlineData("verify")]
    [InlineData("inspect")]
    [InlineData("security")]
    [InlineData("circuits")]
    [InlineData("chain")]
    [InlineData("chain deploy")]
    [InlineData("chain verify")]
    [InlineData("bench")]
    public void EveryCommandHasHelpWithExamples(string command)
    {
        CommandResult result = NulliusCommand.Run([.. command.Split(' '), "--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"  ./nullius {command}", result.Output, StringComparison.Ordinal);
    }
}

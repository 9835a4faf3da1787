using Nullius.Cli;
using Nullius.Protocol;

namespace Nullius.EndToEnd.Tests.CommandLine;

public sealed class CheckTextTests
{
    [Fact]
    public void EveryCheckHasASentence() => Assert.All(Enum.GetValues<Check>(), check => Assert.EndsWith(".", CheckText.Describe(check), StringComparison.Ordinal));
}

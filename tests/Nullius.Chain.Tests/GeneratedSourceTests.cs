using Nullius.Chain.Tests.Support;

namespace Nullius.Chain.Tests;

/// <summary>The source that the contracts are compiled with holds the key of the final layer.</summary>
public sealed class GeneratedSourceTests
{
    private static string FilePath => Path.Combine(Checkout.Root, "contracts", "src", "generated", "FinalKey.sol");

    [Fact]
    public void TheSourceIsThatOfTheKey() => Assert.Equal(FinalContracts.ToSource(), File.ReadAllText(FilePath));

    /// <summary>Writes the source anew, after a change of circuits, system, shape or the format of programs; `npm run bytecode` in contracts/ comes next.</summary>
    [Fact(Explicit = true)]
    public void Record() => File.WriteAllText(FilePath, FinalContracts.ToSource());
}

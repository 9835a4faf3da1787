using Nullius.Fuzz;

namespace Nullius.EndToEnd.Tests.Fuzzing;

/// <summary>A short run of every fuzz target; long ones are started by hand (fuzz/README.md).</summary>
public sealed class FuzzTests
{
    private const int Seed = 20261123;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static TheoryData<string> TargetNames => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(TargetNames))]
    public void NoInputEscapesOrAllocatesBeyondItsBound(string name)
    {
        FuzzFinding? finding = Fuzzer.Run(Target(name), Seed, Duration, out long iterations);
        Assert.Null(finding);
        Assert.NotEqual(0, iterations);
    }

    private static IFuzzTarget Target(string name) => FuzzTargets.All.Single(target => target.Name == name);
}

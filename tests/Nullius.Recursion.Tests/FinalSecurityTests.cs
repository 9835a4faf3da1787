using Nullius.Prover.Security;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Recursion.Tests;

/// <summary>The shape of the final layer reaches its level for its system (Spec §8.8), and is the least that does.</summary>
public sealed class FinalSecurityTests
{
    [Fact]
    public void EveryTermReachesTheLevel()
    {
        SecurityReport report = SecurityCalculator.Report(FinalKey.Key);
        Assert.Equal(100, report.TargetBits);
        Assert.True(report.ReachesTarget, report.ToString());
        Assert.Equal(100.92, report.Bits, 2);
    }

    [Fact]
    public void TheSearchFindsTheConstants()
    {
        WhirParameters opening = FinalKey.Shape.Opening;
        (int, int)[] rounds = [.. opening.Rounds.Select(round => (round.FoldingFactor, round.LogInverseRate))];
        IReadOnlyList<WhirRound> found = ParameterSearch.Find(100, opening.Variables, rounds, 24, 24, HashSuite.Keccak).Rounds;
        Assert.Equal(found, opening.Rounds.Select(round => round with { CapHeight = 0 }));
    }
}

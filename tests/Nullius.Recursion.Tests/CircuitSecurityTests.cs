using Nullius.Prover.Security;
using Nullius.Protocol;
using Nullius.Verifier;

namespace Nullius.Recursion.Tests;

/// <summary>The shape of circuits reaches its level for the system of circuits (Spec §8.8), and is the least that does.</summary>
public sealed class CircuitSecurityTests
{
    [Fact]
    public void EveryTermReachesTheLevel()
    {
        SecurityReport report = SecurityCalculator.Report(CircuitKeys.Key);
        Assert.Equal(100, report.TargetBits);
        Assert.True(report.ReachesTarget, report.ToString());
        Assert.Equal(100.03, report.Bits, 2);
    }

    [Fact]
    public void OneQueryFewerInAnyRoundMissesTheLevel()
    {
        WhirParameters opening = CircuitKeys.Shape.Opening;
        for (int round = 0; round < opening.Rounds.Count; round++)
        {
            WhirRound[] rounds = [.. opening.Rounds];
            rounds[round] = rounds[round] with { Queries = rounds[round].Queries - 1 };
            Assert.True(WhirSecurity.Terms(new WhirParameters(opening.Variables, rounds)).Min(term => term.Bits) < 100, $"round {round}");
        }
    }

    [Fact]
    public void TheSearchFindsTheConstants()
    {
        Shape shape = CircuitKeys.Shape;
        (int, int)[] rounds = [.. shape.Opening.Rounds.Select(round => (round.FoldingFactor, round.LogInverseRate))];
        Assert.Equal(ParameterSearch.Find(100, shape.CellVariables, rounds, 18, 12).Rounds, shape.Opening.Rounds);
    }
}

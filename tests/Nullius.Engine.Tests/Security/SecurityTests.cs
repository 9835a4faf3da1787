using System.Text.Json;
using Nullius.Engine.Tests.Reference;
using Nullius.Protocol;
using Nullius.Prover.Security;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests.Security;

public sealed class SecurityTests
{
    public static TheoryData<string, int> ShapeNames
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (Shape shape in Shapes.All)
                data.Add(shape.Name, shape.SecurityBits);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void EveryTermOfEveryShapeReachesItsLevel(string name, int securityBits)
    {
        Shape shape = Shapes.Find(name, securityBits)!;
        SecurityReport report = SecurityCalculator.Report(shape, SystemSize.Reference(shape));
        Assert.True(report.ReachesTarget, report.ToString());
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void OneQueryFewerInAnyRoundMissesTheLevel(string name, int securityBits)
    {
        Shape shape = Shapes.Find(name, securityBits)!;
        for (int round = 0; round < shape.Opening.Rounds.Count; round++)
        {
            WhirRound constants = shape.Opening.Rounds[round];
            WhirParameters fewer = Replace(shape.Opening, round, constants with { Queries = constants.Queries - 1 });
            Assert.True(WhirSecurity.Terms(fewer).Min(term => term.Bits) < securityBits, $"round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void LessFoldingWorkInAnyRoundMissesTheLevel(string name, int securityBits)
    {
        Shape shape = Shapes.Find(name, securityBits)!;
        for (int round = 0; round < shape.Opening.Rounds.Count; round++)
        {
            WhirRound constants = shape.Opening.Rounds[round];
            if (constants.FoldingWorkBits == 0)
                continue;

            // The next less than the least that is allowed is none at all.
            int bits = constants.FoldingWorkBits == WhirParameters.WorkBitsMin ? 0 : constants.FoldingWorkBits - 1;
            WhirParameters less = Replace(shape.Opening, round, constants with { FoldingWorkBits = bits });
            Assert.True(WhirSecurity.Terms(less).Min(term => term.Bits) < securityBits, $"round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void TheSearchFindsTheConstants(string name, int securityBits)
    {
        Shape shape = Shapes.Find(name, securityBits)!;
        (int, int)[] rounds = [.. shape.Opening.Rounds.Select(round => (round.FoldingFactor, round.LogInverseRate))];
        WhirParameters found = ParameterSearch.Find(
            securityBits, shape.CellVariables, rounds, shape.Opening.Rounds[0].QueryWorkBits, securityBits == 100 ? 12 : 14);
        Assert.Equal(found.Rounds, shape.Opening.Rounds);
    }

    [Fact]
    public void BoundsAgreeWithPublishedFigures()
    {
        // Plonky3's tests use 2·10.5^5/(3ρ^{3/2})·n with ρ = 1/4, n = 2^22: 85,085·8·2^22. Ours adds the terms that it leaves out.
        var bounds = new ReedSolomonBounds(2, 10);
        Assert.Equal(Math.Log2(85085.4 * 8) + 22, bounds.LogExceptions(22), 3);

        // STIR's figure for BCIKS20 at η = √ρ/20: 2·log degree + 3.5·log inverse rate + 23.24.
        Assert.Equal((2 * 20) + (3.5 * 2) + 23.25, new ReedSolomonBounds(2, 20).LogExceptions2020(20), 2);

        // List size 1/(2η√ρ).
        Assert.Equal(Math.Log2(10 / (2 * 0.25)), bounds.LogListSize, 12);
    }

    [Fact]
    public void TheTheoremOf2020AloneIsWorthLess()
    {
        Shape shape = Shapes.Find("medium", 100)!;
        double older = WhirSecurity.Terms(shape.Opening, ProximityTheorem.Quadratic2020).Min(term => term.Bits);
        Assert.InRange(older, 70, 99);
    }

    [Fact]
    public void ReportsOfAKeyNameTheirWeakestTerm()
    {
        var key = new VerifyingKey(CubeSystem.Create(), Shapes.Find("tiny", 100)!);
        SecurityReport report = SecurityCalculator.Report(key);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(report.Weakest.Step, json.RootElement.GetProperty("weakest").GetString());
        Assert.Equal(report.Terms.Count, json.RootElement.GetProperty("terms").GetArrayLength());
        Assert.Contains(report.Weakest.Formula, report.ToString(), StringComparison.Ordinal);
        Assert.All(report.Terms, term => Assert.True(term.Bits >= report.Bits));
    }

    [Fact]
    public void LeavesAreBoundedByTheCellsThatCarryThem()
    {
        // Cube table: 3 interactions on 5 cells; skip: 2 on 2; range: 1 on 16 rows; boundary: 2.
        var key = new VerifyingKey(CubeSystem.Create(), Shapes.Find("tiny", 100)!);
        double rows = 1 << 17;
        double expected = (2 * rows) + 16 + (3 * rows) + 2;
        Assert.Equal(expected, SystemSize.Of(key).Leaves, 6);
    }

    private static WhirParameters Replace(WhirParameters parameters, int index, WhirRound round)
    {
        WhirRound[] rounds = [.. parameters.Rounds];
        rounds[index] = round;
        return new WhirParameters(parameters.Variables, rounds);
    }
}

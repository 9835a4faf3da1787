using Nullius.Protocol;
using Nullius.Prover.Security;
using Xunit;

namespace Nullius.Engine.Tests.Security;

public sealed class SuiteSecurityTests
{
    private static readonly (int FoldingFactor, int LogInverseRate)[] Rounds = [(5, 4), (4, 8), (4, 11)];

    [Fact]
    public void DigestsOfKeccakAreWorthHalfTheirBits()
    {
        Assert.Equal(128 + (Math.Log2(Math.PI / 2) / 2), SuiteSecurity.Digests(HashSuite.Keccak).Bits, 9);
        Assert.InRange(SuiteSecurity.Digests(HashSuite.Poseidon2).Bits, 124.2, 124.3);
    }

    [Fact]
    public void TheBiasOfKeccakChallengesIsThatOfTheLikeliestResidue()
    {
        // Per coefficient ⌈2^51/p⌉ of 2^51 values; the bound must not be below that.
        double exact = 5 * Math.Log2(Math.Ceiling(Math.Pow(2, 51) / 2130706433) * 2130706433 / Math.Pow(2, 51));
        double bound = SecurityCalculator.FieldBits - SuiteSecurity.ChallengeBits(HashSuite.Keccak);
        Assert.InRange(bound, exact, 7e-6);
        Assert.Equal(SecurityCalculator.FieldBits, SuiteSecurity.ChallengeBits(HashSuite.Poseidon2));
    }

    [Fact]
    public void EveryTermThatCountsChallengesIsLoweredByTheBias()
    {
        WhirParameters opening = ParameterSearch.Find(100, 21, Rounds, 20, 20, HashSuite.Keccak);
        var keccak = new Shape("final", 100, 15, opening, Suite: HashSuite.Keccak);
        SecurityReport report = SecurityCalculator.Report(keccak, SystemSize.Reference(keccak));
        SecurityReport uniform = SecurityCalculator.Report(keccak with { Suite = HashSuite.Poseidon2 }, SystemSize.Reference(keccak));
        Assert.True(report.ReachesTarget, report.ToString());
        foreach ((SecurityTerm biased, SecurityTerm other) in report.Terms.Zip(uniform.Terms).Skip(1))
        {
            Assert.Equal(other.Step, biased.Step);
            if (biased.Step.EndsWith("queries", StringComparison.Ordinal))
                Assert.Equal(other.Bits, biased.Bits);
            else
                Assert.InRange(other.Bits - biased.Bits, 6e-6, 5e-5);
        }
    }
}

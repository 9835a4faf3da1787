using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>The fast prover's proofs are, byte for byte, those of the reference prover, whatever the number of workers.</summary>
public abstract class ReferenceAgreementTests(HashSuite suite)
{
    [Theory]
    [InlineData(5, 32, 0)]
    [InlineData(5, 31, 3)]
    [InlineData(5, 17, 17)]
    [InlineData(5, 1, 0)]
    [InlineData(9, 401, 57)]
    public void CubesAgree(int rowVariables, int rows, int skips)
    {
        ConstraintSystem system = CubeSystem.Create();
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(system, rows, skips);
        AssertAgreement(system, rowVariables, traces, publicValues);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 13)]
    [InlineData(10, 1024)]
    [InlineData(12, 1111)]
    public void MixedTablesAgree(int rowVariables, int rows)
    {
        ConstraintSystem system = MixedSystem.Create();
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(system, rows);
        Assert.Empty(ConstraintChecker.Check(system, traces, publicValues));
        AssertAgreement(system, rowVariables, traces, publicValues);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 13)]
    [InlineData(1, 32)]
    [InlineData(2, 5)]
    [InlineData(3, 0)]
    public void SystemsOfFewInteractionsAgree(int interactions, int rows)
    {
        var system = new ConstraintSystem("few", [new ProviderTable(interactions)], 0, _ => { });
        var trace = new TableTrace(system.Tables[0].Table, rows);
        for (int row = 0; row < rows; row++)
            trace[row, 0] = KoalaBear.FromCanonical((uint)row);
        AssertAgreement(system, 5, [trace], []);
    }

    private void AssertAgreement(ConstraintSystem system, int rowVariables, TableTrace[] traces, KoalaBear[] publicValues)
    {
        var key = new VerifyingKey(system, new Shape("toy", 1, rowVariables, ToyOpening.TwoRounds(suite, rowVariables + 5), Suite: suite));
        byte[] expected = new ReferenceProver(key, traces, publicValues).Prove();
        foreach (int workers in (ReadOnlySpan<int>)[1, 2])
        {
            var options = new ProverOptions { Workers = workers };
            Assert.Equal(expected, EngineProver.Prove(key, traces, publicValues, options, TestContext.Current.CancellationToken));
        }

        Assert.Equal(Check.None, Verification.Verify(key, expected, publicValues));
    }
}

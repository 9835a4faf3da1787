using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>The prover with the hash suites.</summary>
public abstract class EngineProverTests(HashSuite suite)
{
    private static readonly ConstraintSystem System = MixedSystem.Create(width: 9);

    [Theory]
    [InlineData(14, 9001, 1)]
    [InlineData(15, 20_000, 2)]
    public void ProofsOfTablesOfManyChunksAreAccepted(int rowVariables, int rows, int workers)
    {
        VerifyingKey key = Key(System, rowVariables);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(System, rows);
        Assert.Equal(Check.None, Verify(key, Prove(key, traces, publicValues, workers), publicValues));
    }

    [Fact]
    public void AViolatedConstraintIsRejectedAtTheZerocheck()
    {
        VerifyingKey key = Key(System, 8);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(System, 200);
        traces[3] = new TableTrace(traces[3].Table, 1) { [0, 0] = KoalaBear.One };
        Assert.Equal(Check.Zerocheck, Verify(key, Prove(key, traces, publicValues, 1), publicValues));
    }

    [Fact]
    public void AnUnbalancedBusIsRejected()
    {
        VerifyingKey key = Key(System, 8);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(System, 200);
        traces[1][5, 0] += KoalaBear.One;
        Assert.Equal(Check.BusBalance, Verify(key, Prove(key, traces, publicValues, 1), publicValues));
    }

    [Fact]
    public void PhasesComeInOrder()
    {
        VerifyingKey key = Key(System, 6);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(System, 10);
        var phases = new List<ProverPhase>();
        EngineProver.Prove(key, traces, publicValues, new ProverOptions { PhaseStarted = phases.Add }, TestContext.Current.CancellationToken);
        Assert.Equal(Enum.GetValues<ProverPhase>(), phases);
    }

    [Fact]
    public void CancellationEndsTheWork()
    {
        VerifyingKey key = Key(System, 6);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(System, 10);
        using var source = new CancellationTokenSource();
        var options = new ProverOptions { PhaseStarted = _ => source.Cancel() };
        Assert.Throws<OperationCanceledException>(() => EngineProver.Prove(key, traces, publicValues, options, source.Token));
    }

    [Fact]
    public void RejectsTablesOfAnotherSystem()
    {
        VerifyingKey key = Key(System, 6);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(MixedSystem.Create(), 10);
        Assert.Throws<ArgumentException>(() => Prove(key, traces, publicValues, 1));
    }

    [Fact]
    public void RejectsATableAboveTheShape()
    {
        VerifyingKey key = Key(System, 6);
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(System, 65);
        Assert.Throws<ArgumentException>(() => Prove(key, traces, publicValues, 1));
    }

    private VerifyingKey Key(ConstraintSystem system, int rowVariables) => new(
        system, new Shape("toy", 1, rowVariables, ToyOpening.TwoRounds(suite, rowVariables + 5), Suite: suite));

    private static byte[] Prove(VerifyingKey key, TableTrace[] traces, KoalaBear[] publicValues, int workers) =>
        EngineProver.Prove(key, traces, publicValues, new ProverOptions { Workers = workers }, TestContext.Current.CancellationToken);

    private static Check Verify(VerifyingKey key, byte[] proof, KoalaBear[] publicValues) => Verification.Verify(key, proof, publicValues);
}

using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Prover.Logup;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

public sealed class EngineProverTests
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

    [Fact]
    public void TheRootOfTheFractionTreeIsTheSumOfTheLeaves()
    {
        var random = new Random(7);
        int[] counts = [100, 33, 0, 1, 257];
        var padding = new KoalaBear5[counts.Length];
        for (int index = 0; index < padding.Length; index++)
            padding[index] = Element(random);
        var leaves = new FractionLayer(new FractionSegments(counts), padding, true);
        KoalaBear5 expected = KoalaBear5.Zero;
        for (int interaction = 0; interaction < counts.Length; interaction++)
        {
            ExtensionSpan denominators = leaves.Denominators(interaction, 0, counts[interaction]);
            for (int row = 0; row < counts[interaction]; row++)
            {
                KoalaBear numerator = KoalaBear.FromCanonical((uint)random.Next(1000));
                leaves.BaseNumerators(interaction, row, 1)[0] = numerator;
                denominators[row] = Element(random);
                expected += denominators[row].Inverse() * numerator;
            }
        }

        leaves.FillPadding();
        FractionTree tree = FractionTree.Build(leaves, 9, 3, new WorkerGroup(2, TestContext.Current.CancellationToken));
        (KoalaBear5 p0, KoalaBear5 q0, KoalaBear5 p1, KoalaBear5 q1) = tree.PopTop();
        Assert.Equal(expected, ((p0 * q1) + (p1 * q0)) * (q0 * q1).Inverse());
    }

    private static KoalaBear5 Element(Random random) =>
        new(Base(random), Base(random), Base(random), Base(random), Base(random));

    private static KoalaBear Base(Random random) => KoalaBear.FromCanonical((uint)random.Next((int)KoalaBear.Modulus));

    private static VerifyingKey Key(ConstraintSystem system, int rowVariables) => new(
        system, new Shape("toy", 1, rowVariables, ToyOpening.TwoRounds(rowVariables + 5)));

    private static byte[] Prove(VerifyingKey key, TableTrace[] traces, KoalaBear[] publicValues, int workers) =>
        EngineProver.Prove(key, traces, publicValues, new ProverOptions { Workers = workers }, TestContext.Current.CancellationToken);

    private static Check Verify(VerifyingKey key, byte[] proof, KoalaBear[] publicValues)
    {
        var context = new NativeVerifierContext(proof);
        EngineVerifier.Verify<NativeVerifierContext, KoalaBear5>(context, key, [.. publicValues.Select(KoalaBear5.FromBase)]);
        return context.Finish();
    }
}

using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>The verifier with the hash suites.</summary>
public abstract class EngineVerifierTests(HashSuite suite)
{
    private static readonly ConstraintSystem System = CubeSystem.Create();

    private VerifyingKey Key { get; } = new(System, new Shape("toy", 1, 5, ToyOpening.ThreeRounds(suite), Suite: suite));

    [Theory]
    [InlineData(32, 0)]
    [InlineData(31, 3)]
    [InlineData(17, 17)]
    [InlineData(1, 0)]
    public void AcceptsAValidProof(int rows, int skips)
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, rows, skips);
        Assert.Empty(ConstraintChecker.Check(System, traces, publicValues));
        byte[] proof = new ReferenceProver(Key, traces, publicValues).Prove();
        Assert.Equal(Check.None, Verify(proof, publicValues));
    }

    [Fact]
    public void ProofsHaveTheLengthThatTheMeasuringContextPredicts()
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        Assert.Equal(Verification.ProofBytes(Key), new ReferenceProver(Key, traces, publicValues).Prove().Length);
    }

    [Fact]
    public void RejectsAnotherStatement()
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        byte[] proof = new ReferenceProver(Key, traces, publicValues).Prove();
        Assert.NotEqual(Check.None, Verify(proof, [KoalaBear.FromCanonical(21)]));
    }

    [Fact]
    public void RejectsAnUnbalancedBus()
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        publicValues[0] += KoalaBear.One;
        byte[] proof = new ReferenceProver(Key, traces, publicValues).Prove();
        Assert.Equal(Check.BusBalance, Verify(proof, publicValues));
    }

    [Fact]
    public void RejectsAViolatedConstraint()
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        traces[0][3, 2] += KoalaBear.One;
        byte[] proof = new ReferenceProver(Key, traces, publicValues).Prove();
        Assert.Equal(Check.Zerocheck, Verify(proof, publicValues));
    }

    [Fact]
    public void RejectsEveryFlippedByte()
    {
        WhirParameters opening = ToyOpening.WithCaps(
            Key.Shape.Suite, new WhirParameters(9, new WhirRound(4, 7, 2, 12, 0, 1), new WhirRound(4, 11, 1, 0, 12, 2)));
        var key = new VerifyingKey(System, Key.Shape with { Opening = opening });
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        byte[] proof = new ReferenceProver(key, traces, publicValues).Prove();
        Parallel.For(0, proof.Length, index =>
        {
            byte[] altered = [.. proof];
            altered[index] ^= 1;
            Assert.NotEqual(Check.None, Verify(altered, publicValues, key));
        });
    }

    [Fact]
    public void RejectsTruncatedAndExtendedProofs()
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        byte[] proof = new ReferenceProver(Key, traces, publicValues).Prove();
        Assert.Equal(Check.ProofLength, Verify([.. proof, 0], publicValues));
        for (int length = 0; length < proof.Length; length += 37)
            Assert.NotEqual(Check.None, Verify(proof[..length], publicValues));
    }

    [Fact]
    public void AVerificationThatDidNotEndHasNotPassed()
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        ByteVerifierContext context = Verification.Context(Key.Shape.Suite, new ReferenceProver(Key, traces, publicValues).Prove());
        EngineVerifier.Verify<ByteVerifierContext, KoalaBear5>(context, Key, [.. publicValues.Select(KoalaBear5.FromBase)]);
        Assert.Equal(default, context.Failure);
        Assert.NotEqual(default, Check.None);
        Assert.Equal(Check.None, context.Finish());
        Assert.Equal(Check.None, context.Failure);
    }

    private Check Verify(byte[] proof, KoalaBear[] publicValues, VerifyingKey? key = null) => Verification.Verify(key ?? Key, proof, publicValues);
}

using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Every challenge depends on everything before it: parameters, system, statement and each element that the prover sent.</summary>
public abstract class TranscriptTests
{
    private static readonly WhirParameters Opening = new(
        13, new WhirRound(4, 4, 5, 12, 12, 1), new WhirRound(4, 8, 3, 12, 0, 2), new WhirRound(4, 12, 2, 0, 12, 1));

    private readonly VerifyingKey _key;
    private readonly byte[] _proof;

    protected TranscriptTests(HashSuite suite)
    {
        _key = new VerifyingKey(CubeSystem.Create(), new Shape("toy", 1, 5, ToyOpening.WithCaps(suite, Opening), Suite: suite));
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(_key.System, 20, 5);
        _proof = new ReferenceProver(_key, traces, publicValues).Prove();
    }

    [Fact]
    public void EveryElementOfAProofChangesEveryLaterChallenge()
    {
        RecordingContext honest = Verify(_key, _proof, 20);
        Assert.Equal(Check.None, honest.Finish());
        Assert.Equal(_proof.Length, honest.Position);
        foreach ((int lowByte, int before) in honest.Absorbed)
        {
            byte[] altered = [.. _proof];
            altered[lowByte] ^= 1;
            AssertDiffersFrom(before, honest, Verify(_key, altered, 20));
        }
    }

    [Fact]
    public void TheStatementChangesEveryChallenge() =>
        AssertDiffersFrom(0, Verify(_key, _proof, 20), Verify(_key, _proof, 21));

    [Fact]
    public void EveryParameterChangesEveryChallenge()
    {
        RecordingContext honest = Verify(_key, _proof, 20);
        Shape shape = _key.Shape;
        Shape[] others =
        [
            shape with { SecurityBits = 2 },
            shape with { RowVariables = 4 },
            shape with { Opening = With(round => round with { Queries = round.Queries + 1 }) },
            shape with { Opening = With(round => round with { LogInverseRate = round.LogInverseRate + 1 }) },
            shape with { Opening = With(round => round with { FoldingFactor = round.FoldingFactor + 1 }) },
            shape with { Opening = With(round => round with { QueryWorkBits = round.QueryWorkBits + 1 }) },
            shape with { Opening = With(round => round with { FoldingWorkBits = round.FoldingWorkBits + 1 }) },
            shape with { Opening = With(round => round with { OutOfDomainSamples = round.OutOfDomainSamples + 1 }) },
        ];
        if (shape.Suite == HashSuite.Keccak)
            others = [.. others, shape with { Opening = With(round => round with { CapHeight = 2 }) }, shape with { Opening = With(round => round with { CapHeight = 0 }) }];
        Assert.All(others, other => AssertDiffersFrom(0, honest, Verify(new VerifyingKey(_key.System, other), _proof, 20)));
    }

    private WhirParameters With(Func<WhirRound, WhirRound> change)
    {
        WhirParameters opening = _key.Shape.Opening;
        return new WhirParameters(opening.Variables, [change(opening.Rounds[0]), .. opening.Rounds.Skip(1)]);
    }

    private static RecordingContext Verify(VerifyingKey key, byte[] proof, uint publicValue)
    {
        var context = new RecordingContext(key.Shape.Suite, proof);
        EngineVerifier.Verify<RecordingContext, KoalaBear5>(context, key, [KoalaBear5.FromCanonical(publicValue)]);
        return context;
    }

    private static void AssertDiffersFrom(int first, RecordingContext honest, RecordingContext altered)
    {
        int count = Math.Min(honest.Challenges.Count, altered.Challenges.Count);
        Assert.Equal(honest.Challenges.Take(first), altered.Challenges.Take(first));
        for (int index = first; index < count; index++)
            Assert.NotEqual(honest.Challenges[index], altered.Challenges[index]);
    }
}

using System.Buffers.Binary;
using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Every challenge depends on everything before it: parameters, system, statement and each element that the prover sent.</summary>
public sealed class TranscriptTests
{
    private static readonly WhirParameters Opening = new(
        13, new WhirRound(4, 4, 5, 12, 12, 1), new WhirRound(4, 8, 3, 12, 0, 2), new WhirRound(4, 12, 2, 0, 12, 1));

    private static readonly VerifyingKey Key = new(CubeSystem.Create(), new Shape("toy", 1, 5, Opening));

    private static readonly Lazy<byte[]> Proof = new(() =>
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(Key.System, 20, 5);
        return new ReferenceProver(Key, traces, publicValues).Prove();
    });

    [Fact]
    public void EveryElementOfAProofChangesEveryLaterChallenge()
    {
        RecordingContext honest = Verify(Key, Proof.Value, 20);
        Assert.Equal(Check.None, honest.Finish());
        Assert.Equal(Proof.Value.Length, honest.Position * KoalaBear.EncodedBytes);
        foreach ((int element, int before) in honest.Absorbed)
        {
            byte[] altered = [.. Proof.Value];
            Span<byte> bytes = altered.AsSpan(element * KoalaBear.EncodedBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, (BinaryPrimitives.ReadUInt32LittleEndian(bytes) + 1) % KoalaBear.Modulus);
            AssertDiffersFrom(before, honest, Verify(Key, altered, 20));
        }
    }

    [Fact]
    public void TheStatementChangesEveryChallenge() =>
        AssertDiffersFrom(0, Verify(Key, Proof.Value, 20), Verify(Key, Proof.Value, 21));

    [Fact]
    public void EveryParameterChangesEveryChallenge()
    {
        RecordingContext honest = Verify(Key, Proof.Value, 20);
        Shape shape = Key.Shape;
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
        Assert.All(others, other => AssertDiffersFrom(0, honest, Verify(new VerifyingKey(Key.System, other), Proof.Value, 20)));
    }

    private static WhirParameters With(Func<WhirRound, WhirRound> change) =>
        new(Opening.Variables, [change(Opening.Rounds[0]), .. Opening.Rounds.Skip(1)]);

    private static RecordingContext Verify(VerifyingKey key, byte[] proof, uint publicValue)
    {
        var context = new RecordingContext(proof);
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

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
        9, new WhirRound(3, 1, 5, 2, 1, 1), new WhirRound(2, 3, 3, 2, 0, 2), new WhirRound(2, 4, 2, 0, 1, 1));

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

    [Fact]
    public void BoundariesOfMessagesChangeTheChallenge()
    {
        KoalaBear[] values = [.. Enumerable.Range(1, 20).Select(value => KoalaBear.FromCanonical((uint)value))];
        var challenges = new List<KoalaBear5>();
        for (int split = 0; split <= values.Length; split++)
        {
            Transcript transcript = Transcript.Create("test"u8);
            transcript.Absorb(values.AsSpan(0, split));
            transcript.Absorb(values.AsSpan(split));
            challenges.Add(transcript.Challenge());
        }

        Transcript whole = Transcript.Create("test"u8);
        whole.Absorb(values);
        challenges.Add(whole.Challenge());
        Assert.Equal(challenges.Count, challenges.Distinct().Count());
    }

    [Fact]
    public void NothingSqueezedBeforeAMessageIsLeftAfterIt()
    {
        Transcript squeezed = Transcript.Create("test"u8);
        Transcript other = squeezed.Clone();
        squeezed.SqueezeElement();
        squeezed.Absorb([KoalaBear.One]);
        other.Absorb([KoalaBear.One]);
        Assert.Equal(other.Challenge(), squeezed.Challenge());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void WorkIsAcceptedOnlyWhereAllItsBitsAreZero(int bits)
    {
        int accepted = 0;
        for (uint nonce = 0; nonce < 256; nonce++)
        {
            var bytes = new byte[KoalaBear.EncodedBytes];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, nonce);
            var context = new NativeVerifierContext(bytes);
            context.ProofOfWork(bits);

            var transcript = new Transcript();
            transcript.Absorb([KoalaBear.FromCanonical(nonce)]);
            bool isWork = transcript.SqueezeElement().ToCanonical() % (1u << bits) == 0;
            Assert.Equal(isWork ? Check.None : Check.ProofOfWork, context.Finish());
            accepted += isWork ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 200);
    }

    [Fact]
    public void WorkThatIsMissingIsRejected()
    {
        var context = new NativeVerifierContext(ReadOnlyMemory<byte>.Empty);
        context.ProofOfWork(1);
        Assert.Equal(Check.ProofLength, context.Finish());
    }

    [Fact]
    public void QueriesAreDrawnOneByOneAndMayRepeat()
    {
        var context = new NativeVerifierContext(ReadOnlyMemory<byte>.Empty);
        var transcript = new Transcript();
        var seen = new HashSet<uint>();
        var bits = new KoalaBear5[3];
        for (int query = 0; query < 64; query++)
        {
            context.QueryIndex(bits);
            uint index = (uint)Enumerable.Range(0, 3).Sum(bit => bits[bit] == KoalaBear5.One ? 1 << bit : 0);
            Assert.Equal(transcript.SqueezeElement().ToCanonical() % 8, index);
            seen.Add(index);
        }

        Assert.Equal(8, seen.Count);
        Assert.Equal(Check.None, context.Finish());
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

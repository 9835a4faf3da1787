using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>The transcript by itself (Spec §4.1).</summary>
public sealed class SpongeTests
{
    [Fact]
    public void AnySequenceOfMessagesAndDrawsIsAsTheSpecificationSays()
    {
        var random = new Random(41);
        for (int run = 0; run < 50; run++)
        {
            Transcript transcript = Transcript.Create("test"u8);
            var reference = new ReferenceTranscript("test"u8);
            var measuring = new MeasuringContext();
            measuring.Absorb(new MeasuredElement[4]);
            for (int step = 0; step < 40; step++)
            {
                switch (random.Next(4))
                {
                    case 0:
                        KoalaBear[] message = Elements(random, random.Next(20));
                        transcript.Absorb(message);
                        reference.Absorb(message);
                        measuring.Absorb(new MeasuredElement[message.Length]);
                        break;
                    case 1:
                        KoalaBear5[] extension = [.. Elements(random, 5 * random.Next(8)).Chunk(5).Select(chunk => KoalaBear5.FromCoefficients(chunk))];
                        transcript.Absorb(extension);
                        reference.AbsorbExtension(extension);
                        measuring.Receive(new MeasuredElement[extension.Length]);
                        break;
                    case 2:
                        Assert.Equal(reference.Challenge(), transcript.Challenge());
                        measuring.Challenge();
                        break;
                    default:
                        int count = random.Next(1, 10);
                        for (int sample = 0; sample < count; sample++)
                            Assert.Equal(reference.Sample(), transcript.Sample());
                        measuring.DrawQueries(count, 12);
                        break;
                }

                Assert.Equal(reference.WorkElement, transcript.State[Transcript.WorkIndex]);
                Assert.Equal(transcript.Permutations, measuring.Permutations);
            }
        }
    }

    [Fact]
    public void LengthAndKindOfAMessageChangeTheChallenge()
    {
        var challenges = new List<KoalaBear5>();
        for (int length = 0; length <= 40; length++)
            challenges.Add(ChallengeAfter(transcript => transcript.Absorb(new KoalaBear[length])));
        for (int length = 1; length <= 12; length++)
            challenges.Add(ChallengeAfter(transcript => transcript.Absorb(new KoalaBear5[length])));
        Assert.Equal(challenges.Count, challenges.Distinct().Count());
    }

    [Fact]
    public void TheSameElementsInAMessageOfTheOtherKindChangeTheChallenge()
    {
        var element = new KoalaBear5(KoalaBear.One, KoalaBear.OneHalf, default, KoalaBear.One, KoalaBear.OneHalf);
        var coefficients = new KoalaBear[5];
        element.CopyTo(coefficients);
        Assert.NotEqual(
            ChallengeAfter(transcript => transcript.Absorb(coefficients)),
            ChallengeAfter(transcript => transcript.Absorb([element])));
    }

    [Fact]
    public void BoundariesOfMessagesChangeTheChallenge()
    {
        KoalaBear[] values = [.. Enumerable.Range(1, 20).Select(value => KoalaBear.FromCanonical((uint)value))];
        KoalaBear5[] extensions = [.. values.Select(KoalaBear5.FromBase)];
        List<KoalaBear5> challenges =
        [
            ChallengeAfter(transcript => transcript.Absorb(values)),
            ChallengeAfter(transcript => transcript.Absorb(extensions)),
        ];
        for (int split = 1; split < values.Length; split++)
        {
            challenges.Add(ChallengeAfter(transcript =>
            {
                transcript.Absorb(values.AsSpan(0, split));
                transcript.Absorb(values.AsSpan(split));
            }));
            challenges.Add(ChallengeAfter(transcript =>
            {
                transcript.Absorb(extensions.AsSpan(0, split));
                transcript.Absorb(extensions.AsSpan(split));
            }));
        }

        Assert.Equal(challenges.Count, challenges.Distinct().Count());
    }

    [Fact]
    public void EveryEarlierMessageChangesTheChallengeAlthoughBlocksReplaceElements()
    {
        var challenges = new List<KoalaBear5>();
        for (int changed = -1; changed < 40; changed++)
        {
            challenges.Add(ChallengeAfter(transcript =>
            {
                for (int message = 0; message < 5; message++)
                {
                    var values = new KoalaBear[8];
                    if (changed / 8 == message && changed >= 0)
                        values[changed % 8] = KoalaBear.One;
                    transcript.Absorb(values);
                }
            }));
        }

        Assert.Equal(challenges.Count, challenges.Distinct().Count());
    }

    [Fact]
    public void NothingDrawnBeforeAMessageIsLeftAfterIt()
    {
        Transcript drawn = Transcript.Create("test"u8);
        Transcript other = drawn.Clone();
        drawn.Sample();
        drawn.Absorb([KoalaBear.One]);
        other.Absorb([KoalaBear.One]);
        Assert.Equal(other.Challenge(), drawn.Challenge());
    }

    [Fact]
    public void AnEmptyMessageOfElementsOfTheExtensionIsNone() =>
        Assert.Equal(ChallengeAfter(_ => { }), ChallengeAfter(transcript => transcript.Absorb(ReadOnlySpan<KoalaBear5>.Empty)));

    [Fact]
    public void NoDrawContainsTheElementOfTheWork()
    {
        Transcript transcript = Transcript.Create("test"u8);
        long permutations = transcript.Permutations;
        KoalaBear[] state = transcript.State.ToArray();
        for (int sample = 0; sample < Transcript.WorkIndex; sample++)
            Assert.Equal(state[sample], transcript.Sample());
        Assert.Equal(permutations, transcript.Permutations);
        transcript.Sample();
        Assert.Equal(permutations + 1, transcript.Permutations);
        transcript.Challenge();
        Assert.Equal(permutations + 2, transcript.Permutations);
        transcript.Challenge();
        Assert.Equal(permutations + 3, transcript.Permutations);
    }

    [Fact]
    public void RefusesMessagesWhoseTagsWouldCoincide()
    {
        var transcript = new Transcript();
        transcript.Absorb(new KoalaBear[Transcript.MessageLengthMax]);
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.Absorb(new KoalaBear[Transcript.MessageLengthMax + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.Absorb(new KoalaBear5[Transcript.MessageLengthMax + 1]));
    }

    [Theory]
    [InlineData(0u, 24, true)]
    [InlineData(1u << 24, 24, true)]
    [InlineData(1u << 12, 12, true)]
    [InlineData(1u << 11, 12, false)]
    [InlineData(1u, 12, false)]
    [InlineData(KoalaBear.Modulus - 1, 12, false)]
    [InlineData(KoalaBear.Modulus - 1, 24, false)]
    public void WorkIsAMultipleOfItsPowerOfTwoBelowTheTopmostElement(uint element, int bits, bool expected) =>
        Assert.Equal(expected, Transcript.IsWork(KoalaBear.FromCanonical(element), bits));

    private static KoalaBear5 ChallengeAfter(Action<Transcript> absorb)
    {
        Transcript transcript = Transcript.Create("test"u8);
        absorb(transcript);
        return transcript.Challenge();
    }

    private static KoalaBear[] Elements(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => KoalaBear.FromCanonical((uint)random.Next((int)KoalaBear.Modulus)))];

    [Fact]
    public void EveryAbsorbedElementChangesEveryLaterChallenge()
    {
        for (int length = 1; length <= 20; length++)
        {
            var message = new KoalaBear[length];
            KoalaBear5 original = ChallengeAfter(message);
            for (int index = 0; index < length; index++)
            {
                message[index] += KoalaBear.One;
                Assert.NotEqual(original, ChallengeAfter(message));
                message[index] -= KoalaBear.One;
            }

            Assert.NotEqual(original, ChallengeAfter([.. message, KoalaBear.Zero]));
        }
    }

    private static KoalaBear5 ChallengeAfter(KoalaBear[] message)
    {
        Transcript transcript = Transcript.Create("test"u8);
        transcript.Absorb(message);
        return transcript.Challenge();
    }
}

using System.Text.Json;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;
using Xunit;

namespace Nullius.Engine.Tests;

public sealed class KeccakTranscriptTests
{
    private static readonly JsonElement Vector = Load();

    [Fact]
    public void DrawsWhatItsVectorSays()
    {
        KeccakTranscript transcript = KeccakTranscript.Create(Hex(Vector, "label"));
        foreach (JsonElement step in Vector.GetProperty("steps").EnumerateArray())
        {
            switch (step.GetProperty("operation").GetString())
            {
                case "absorb":
                    transcript.Absorb(Hex(step, "message"));
                    break;
                case "challenge":
                    Assert.Equal(Element(step), transcript.Challenge());
                    break;
                case "indices":
                    int[] expected = [.. step.GetProperty("indices").EnumerateArray().Select(index => index.GetInt32())];
                    var indices = new int[expected.Length];
                    transcript.DrawIndices(indices, step.GetProperty("logDomain").GetInt32());
                    Assert.Equal(expected, indices);
                    break;
                default:
                    (ulong nonce, int bits) = (step.GetProperty("nonce").GetUInt64(), step.GetProperty("bits").GetInt32());
                    Assert.Equal(nonce, KeccakGrinding.FindNonce(transcript.State, bits, 2, TestContext.Current.CancellationToken));
                    Assert.True(transcript.AbsorbWork(nonce, bits));
                    break;
            }

            Assert.Equal(step.GetProperty("state").GetString(), Convert.ToHexStringLower(transcript.State));
        }
    }

    [Fact]
    public void EncodesElementsAsItsVectorSays()
    {
        foreach (JsonElement encoding in Vector.GetProperty("encodings").EnumerateArray())
        {
            var bytes = new byte[KoalaBear5.EncodedBytes];
            Element(encoding).WriteBigEndian(bytes);
            Assert.Equal(encoding.GetProperty("bytes").GetString(), Convert.ToHexStringLower(bytes));
        }
    }

    [Fact]
    public void BoundariesOfMessagesChangeTheChallenge()
    {
        byte[] message = [.. Enumerable.Repeat((byte)0, 200)];
        var challenges = new HashSet<KoalaBear5>();
        for (int split = 1; split < message.Length; split++)
        {
            KeccakTranscript transcript = KeccakTranscript.Create("test"u8);
            transcript.Absorb(message.AsSpan(0, split));
            transcript.Absorb(message.AsSpan(split));
            Assert.True(challenges.Add(transcript.Challenge()));
        }

        for (int length = 1; length <= message.Length; length++)
        {
            KeccakTranscript transcript = KeccakTranscript.Create("test"u8);
            transcript.Absorb(message.AsSpan(0, length));
            Assert.True(challenges.Add(transcript.Challenge()));
        }
    }

    [Fact]
    public void EveryChallengeDiffersFromTheOneBefore()
    {
        KeccakTranscript transcript = KeccakTranscript.Create("test"u8);
        var challenges = new HashSet<KoalaBear5>();
        for (int index = 0; index < 100; index++)
            Assert.True(challenges.Add(transcript.Challenge()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void WorkIsAcceptedOnlyWhereAllItsBitsAreZero(int bits)
    {
        int accepted = 0;
        for (ulong nonce = 0; nonce < 256; nonce++)
        {
            KeccakTranscript transcript = KeccakTranscript.Create("test"u8);
            bool isWork = transcript.AbsorbWork(nonce, bits);
            Assert.Equal(transcript.State[0] >> (8 - bits) == 0, isWork);
            accepted += isWork ? 1 : 0;
        }

        Assert.InRange(accepted, 1, 200);
    }

    [Fact]
    public void IndicesAreDrawnTenAtATimeAndMayRepeat()
    {
        KeccakTranscript first = KeccakTranscript.Create("test"u8), second = KeccakTranscript.Create("test"u8);
        var (ten, rest, all) = (new int[10], new int[6], new int[16]);
        first.DrawIndices(ten, 3);
        first.DrawIndices(rest, 3);
        second.DrawIndices(all, 3);
        Assert.Equal(all, ten.Concat(rest));
        Assert.All(all, index => Assert.InRange(index, 0, 7));
        Assert.True(all.Distinct().Count() < all.Length);
    }

    [Fact]
    public void RefusesWhatIsNoMessageNoWorkAndNoDomain()
    {
        KeccakTranscript transcript = KeccakTranscript.Create("test"u8);
        Assert.Throws<ArgumentException>(() => transcript.Absorb([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.AbsorbWork(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.AbsorbWork(0, 41));
        Assert.Throws<ArgumentOutOfRangeException>(() => transcript.DrawIndices(new int[1], 25));
    }

    private static JsonElement Load()
    {
        using Stream stream = typeof(KeccakTranscriptTests).Assembly.GetManifestResourceStream("keccak-transcript.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(element.GetProperty(name).GetString()!);

    private static KoalaBear5 Element(JsonElement element) => KoalaBear5.FromCoefficients(
        [.. element.GetProperty("coefficients").EnumerateArray().Select(value => KoalaBear.FromCanonical(value.GetUInt32()))]);
}

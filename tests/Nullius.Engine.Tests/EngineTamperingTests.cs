using Nullius.Constraints;
using Nullius.Engine.Tests.Preprocessed;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>
/// For every kind of message an adversary that lies in it once and goes on honestly (challenges are drawn from the lie), and the check that stops it.
/// A kind of message without an entry fails the first test.
/// </summary>
public sealed class EngineTamperingTests
{
    private static readonly VerifyingKey Cubes = new(CubeSystem.Create(), new Shape("toy", 1, 5, new WhirParameters(
        9, new WhirRound(4, 7, 8, 12, 0, 1), new WhirRound(4, 11, 4, 0, 0, 2))));

    /// <summary>A key with preprocessed columns: queries of round 0 open two trees.</summary>
    private static readonly VerifyingKey Wires = new(WiredSystem.Create(7), new Shape("toy", 1, 3, new WhirParameters(
        9, new WhirRound(5, 8, 8, 0, 0, 1), new WhirRound(4, 12, 4, 0, 0, 2)), 16));

    private static readonly Digest WiresRoot = PreprocessedCommitment.Create(Wires, WiredSystem.Preprocess(Wires.System), 1).Root;

    private static readonly Dictionary<string, Check> Expected = new(StringComparer.Ordinal)
    {
        ["heights"] = Check.FinalWeight,
        ["root"] = Check.MerkleOpening,
        ["answers"] = Check.FinalWeight,
        ["gkr top[0]"] = Check.BusBalance,
        ["gkr top[1]"] = Check.BusBalance,
        ["gkr top"] = Check.BusDenominator,
        ["inverses"] = Check.BusDenominator,
        ["gkr"] = Check.GkrLayer,
        ["gkr children"] = Check.GkrLayer,
        ["zerocheck"] = Check.Zerocheck,
        ["columns"] = Check.Zerocheck,
        ["fold"] = Check.FinalWeight,
        ["final"] = Check.FinalFold,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryKindOfMessageHasACase(bool hasPreprocessed)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        Prove(hasPreprocessed, (name, _) => seen.Add(name));
        Assert.Equal(Expected.Keys.Where(name => !name.Contains('[')).Order(StringComparer.Ordinal), seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryLieIsStoppedByItsCheck(bool hasPreprocessed)
    {
        var sizes = new List<(string Name, int Length)>();
        Prove(hasPreprocessed, (name, message) => sizes.Add((name, message.Length)));
        IEnumerable<(int Target, int Element)> lies = sizes.Index().SelectMany(
            entry => Enumerable.Range(0, entry.Item.Length).Select(element => (entry.Index, element)));
        Parallel.ForEach(lies, lie =>
        {
            int position = 0;
            byte[] proof = Prove(hasPreprocessed, (_, message) =>
            {
                if (position++ == lie.Target)
                    message[lie.Element] += KoalaBear5.One;
            });
            (string name, _) = sizes[lie.Target];
            Check failure = Verify(hasPreprocessed, proof);
            Check expected = Expected.GetValueOrDefault($"{name}[{lie.Element}]", Expected[name]);
            Assert.True(failure == expected, $"{name}[{lie.Element}] of message {lie.Target}: {failure}");
        });
    }

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

    private static byte[] Prove(bool hasPreprocessed, Action<string, KoalaBear5[]> tamper)
    {
        VerifyingKey key = hasPreprocessed ? Wires : Cubes;
        (TableTrace[] traces, KoalaBear[] publicValues) = Witness(hasPreprocessed);
        return new ReferenceProver(key, traces, publicValues)
        {
            Preprocessed = hasPreprocessed ? WiredSystem.Preprocess(key.System) : null,
            Tamper = tamper,
        }.Prove();
    }

    private static (TableTrace[] Traces, KoalaBear[] PublicValues) Witness(bool hasPreprocessed) =>
        hasPreprocessed ? WiredSystem.Witness(Wires.System, 3) : CubeSystem.Witness(Cubes.System, 20, 5);

    private static Check Verify(bool hasPreprocessed, byte[] proof)
    {
        var context = new NativeVerifierContext(proof, hasPreprocessed ? WiresRoot : null);
        KoalaBear5[] publicValues = [.. Witness(hasPreprocessed).PublicValues.Select(KoalaBear5.FromBase)];
        EngineVerifier.Verify<NativeVerifierContext, KoalaBear5>(context, hasPreprocessed ? Wires : Cubes, publicValues);
        return context.Finish();
    }
}

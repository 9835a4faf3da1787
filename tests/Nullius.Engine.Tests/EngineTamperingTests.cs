using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>
/// For every kind of message an adversary that lies in it once and goes on honestly (challenges are drawn from the lie), and the check that stops it.
/// A kind of message without an entry fails the first test.
/// </summary>
public sealed class EngineTamperingTests
{
    private static readonly ConstraintSystem System = CubeSystem.Create();

    private static readonly VerifyingKey Key = new(System, new Shape("toy", 1, 5, new WhirParameters(
        9, new WhirRound(4, 7, 8, 12, 0, 1), new WhirRound(4, 11, 4, 0, 0, 2))));

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

    [Fact]
    public void EveryKindOfMessageHasACase()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        Prove((name, _) => seen.Add(name));
        Assert.Equal(Expected.Keys.Where(name => !name.Contains('[')).Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public void EveryLieIsStoppedByItsCheck()
    {
        var sizes = new List<(string Name, int Length)>();
        Prove((name, message) => sizes.Add((name, message.Length)));
        IEnumerable<(int Target, int Element)> lies = sizes.Index().SelectMany(
            entry => Enumerable.Range(0, entry.Item.Length).Select(element => (entry.Index, element)));
        Parallel.ForEach(lies, lie =>
        {
            int position = 0;
            byte[] proof = Prove((_, message) =>
            {
                if (position++ == lie.Target)
                    message[lie.Element] += KoalaBear5.One;
            });
            (string name, _) = sizes[lie.Target];
            Check failure = Verify(proof);
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

    private static byte[] Prove(Action<string, KoalaBear5[]> tamper)
    {
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(System, 20, 5);
        return new ReferenceProver(Key, traces, publicValues) { Tamper = tamper }.Prove();
    }

    private static Check Verify(byte[] proof)
    {
        var context = new NativeVerifierContext(proof);
        EngineVerifier.Verify<NativeVerifierContext, KoalaBear5>(context, Key, [KoalaBear5.FromCanonical(20)]);
        return context.Finish();
    }
}

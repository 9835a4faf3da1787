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
        9, new WhirRound(3, 1, 8, 2, 1, 1), new WhirRound(2, 3, 4, 2, 0, 2), new WhirRound(2, 4, 3, 0, 1, 1))));

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
        for (int target = 0; target < sizes.Count; target++)
        {
            for (int element = 0; element < sizes[target].Length; element++)
            {
                int position = 0;
                byte[] proof = Prove((_, message) =>
                {
                    if (position++ == target)
                        message[element] += KoalaBear5.One;
                });
                (string name, _) = sizes[target];
                Check failure = Verify(proof);
                Check expected = Expected.GetValueOrDefault($"{name}[{element}]", Expected[name]);
                Assert.True(failure == expected, $"{name}[{element}] of message {target}: {failure}");
            }
        }
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

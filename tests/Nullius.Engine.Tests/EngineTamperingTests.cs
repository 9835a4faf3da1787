using Nullius.Constraints;
using Nullius.Engine.Tests.Preprocessed;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>
/// For every kind of message an adversary that lies in it once and goes on honestly (challenges are drawn from the lie), and the check that stops it.
/// A kind of message without an entry fails the first test.
/// </summary>
public abstract class EngineTamperingTests
{
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

    private readonly VerifyingKey _cubes;

    /// <summary>A key with preprocessed columns: queries of round 0 open two trees.</summary>
    private readonly VerifyingKey _wires;

    private readonly byte[] _wiresRoot;

    protected EngineTamperingTests(HashSuite suite)
    {
        // Queries enough to come upon both halves of a tree whose cap has two nodes.
        int capHeight = suite == HashSuite.Keccak ? 1 : 0;
        _cubes = new VerifyingKey(CubeSystem.Create(), new Shape("toy", 1, 5, new WhirParameters(
            9, new WhirRound(4, 7, 16, 12, 0, 1, capHeight), new WhirRound(4, 11, 4, 0, 0, 2)), Suite: suite));
        _wires = new VerifyingKey(WiredSystem.Create(7), new Shape("toy", 1, 3, new WhirParameters(
            9, new WhirRound(5, 8, 16, 0, 0, 1, capHeight), new WhirRound(4, 12, 4, 0, 0, 2)), 16, suite, 2 * capHeight));
        _wiresRoot = Verification.RootOf(PreprocessedCommitment.Create(_wires, WiredSystem.Preprocess(_wires.System), 1));
    }

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

    private byte[] Prove(bool hasPreprocessed, Action<string, KoalaBear5[]> tamper)
    {
        VerifyingKey key = hasPreprocessed ? _wires : _cubes;
        (TableTrace[] traces, KoalaBear[] publicValues) = Witness(hasPreprocessed);
        return new ReferenceProver(key, traces, publicValues)
        {
            Preprocessed = hasPreprocessed ? WiredSystem.Preprocess(key.System) : null,
            Tamper = tamper,
        }.Prove();
    }

    private (TableTrace[] Traces, KoalaBear[] PublicValues) Witness(bool hasPreprocessed) =>
        hasPreprocessed ? WiredSystem.Witness(_wires.System, 3) : CubeSystem.Witness(_cubes.System, 20, 5);

    private Check Verify(bool hasPreprocessed, byte[] proof) => Verification.Verify(
        hasPreprocessed ? _wires : _cubes, proof, Witness(hasPreprocessed).PublicValues, hasPreprocessed ? _wiresRoot : null);
}

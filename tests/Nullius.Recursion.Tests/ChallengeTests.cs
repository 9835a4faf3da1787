using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;
using Nullius.Verifier.Core;
using Nullius.Wires;

namespace Nullius.Recursion.Tests;

/// <summary>The verifier over wires draws every challenge that the verifier over numbers draws (Spec §9.4).</summary>
public sealed class ChallengeTests
{
    [Fact]
    public void EveryChallengeOfASegmentIsTheSame()
    {
        SegmentProof segment = LiftCase.Shared.Segment;
        AssertSameChallenges(MachineKeys.Get(segment.Shape), null, segment.Statement.ToPublicValues(), segment.Proof);
    }

    [Fact]
    public void EveryChallengeOfACircuitIsTheSame()
    {
        ClaimProof claim = RecursionCase.Shared.Assumed;
        AssertSameChallenges(CircuitKeys.Key, CircuitKeys.Get(claim.Circuit), CircuitKeys.PublicValues(ClaimDigest.Compute(claim.Claim)), claim.Proof);
    }

    private static void AssertSameChallenges(VerifyingKey key, Digest? root, KoalaBear[] publicValues, ReadOnlyMemory<byte> proof)
    {
        // 1. Over numbers.
        var recording = new RecordingContext(new NativeVerifierContext(proof, root));
        EngineVerifier.Verify<RecordingContext, KoalaBear5>(recording, key, [.. publicValues.Select(KoalaBear5.FromBase)]);
        Assert.True(recording.Challenges.Count > 100);

        // 2. Over wires, with a frame for each challenge, in tables that have room for them.
        Circuits.CircuitHeights heights = CircuitKeys.System.Heights with { Frame = 8_192 };
        var builder = new CircuitBuilder(new Circuits.CircuitSystem(heights, 1));
        HintList proofHints = builder.CreateHintList(), challenges = builder.CreateHintList(), statement = builder.CreateHintList();
        Wire[] values = [.. Enumerable.Range(0, publicValues.Length).Select(_ => builder.Unpack(builder.HintBlock(statement, 1))[0])];
        Block? preprocessed = root is { } digest ? builder.Constant([.. digest.Elements.ToArray().Select(element => element.ToCanonical())]) : null;
        var context = new ChallengeCheckingContext(builder, proofHints, challenges, preprocessed);
        EngineVerifier.Verify<ChallengeCheckingContext, Wire>(context, key, values);
        Circuit circuit = Circuit.Compile(builder);

        // 3. All are equal, and each is compared: with any one altered the comparison fails.
        ReadOnlyMemory<KoalaBear> proofElements = new HintLists().Next().AddProof(proof.Span).ToMemory()[0];
        KoalaBear[] expected = [.. recording.Challenges.SelectMany(challenge => Coefficients(challenge))];
        var zero = new KoalaBear[Digest.Length];
        Assert.Null(circuit.Assign(zero, [proofElements, expected, publicValues]).Failure);
        for (int challenge = 0; challenge < recording.Challenges.Count; challenge += 7)
        {
            KoalaBear[] altered = [.. expected];
            altered[(challenge * KoalaBear5.Degree) + (challenge % KoalaBear5.Degree)] += KoalaBear.One;
            Assert.Equal(ChallengeCheckingContext.Comparison, circuit.Assign(zero, [proofElements, altered, publicValues]).Failure);
        }
    }

    private static KoalaBear[] Coefficients(KoalaBear5 element) => [element.C0, element.C1, element.C2, element.C3, element.C4];
}

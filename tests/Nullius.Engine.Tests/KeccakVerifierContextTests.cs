using System.Buffers.Binary;
using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Bytes, proofs of work and caps as the context of the final layer reads them (Spec §10).</summary>
public sealed class KeccakVerifierContextTests
{
    private static readonly uint[] Parameters = [1, 2, 3];

    private static readonly VerifyingKey Key = new(
        CubeSystem.Create(), new Shape("toy", 1, 5, ToyOpening.ThreeRounds(HashSuite.Keccak), Suite: HashSuite.Keccak));

    [Fact]
    public void WorkIsAcceptedOnlyWhereAllItsBitsAreZero()
    {
        const int Bits = 12;
        KeccakTranscript transcript = KeccakTranscript.Begin(Parameters, []);
        ulong nonce = KeccakGrinding.FindNonce(transcript.State, Bits, 1, TestContext.Current.CancellationToken);
        foreach (ulong candidate in (ReadOnlySpan<ulong>)[nonce - 1, nonce, nonce + 1])
        {
            var bytes = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, candidate);
            KeccakVerifierContext context = Begin(bytes);
            context.ProofOfWork(Bits);
            bool isWork = KeccakTranscript.Begin(Parameters, []).AbsorbWork(candidate, Bits);
            Assert.Equal(isWork ? Check.None : Check.ProofOfWork, context.Finish());
            Assert.True(isWork || candidate != nonce);
        }
    }

    [Fact]
    public void WithoutWorkNothingIsRead()
    {
        KeccakVerifierContext context = Begin([]);
        context.ProofOfWork(0);
        Assert.Equal(KeccakTranscript.Begin(Parameters, []).Challenge(), context.Challenge());
        Assert.Equal(Check.None, context.Finish());
    }

    [Fact]
    public void WorkThatIsMissingIsRejected()
    {
        KeccakVerifierContext context = Begin(new byte[7]);
        context.ProofOfWork(12);
        Assert.Equal(Check.ProofLength, context.Finish());
    }

    [Fact]
    public void ElementsThatAreNotCanonicalAreRejected()
    {
        var bytes = new byte[KoalaBear5.EncodedBytes];
        for (int position = 0; position < bytes.Length; position += KoalaBear.EncodedBytes)
        {
            Array.Clear(bytes);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(position), KoalaBear.Modulus);
            KeccakVerifierContext context = Begin(bytes);
            context.Receive(new KoalaBear5[1]);
            Assert.Equal(Check.CanonicalElement, context.Finish());
            context = Begin(bytes);
            context.ReceiveBase(new KoalaBear5[5]);
            Assert.Equal(Check.CanonicalElement, context.Finish());
        }
    }

    [Fact]
    public void AnyAlteredByteOfAnOpeningIsRejectedByItsCheck()
    {
        // The proof ends with the openings of the last round, 2 queries of 16 elements and a path, and the final sumcheck, two elements a variable.
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(Key.System, 20, 5);
        byte[] proof = new ReferenceProver(Key, traces, publicValues).Prove();
        WhirParameters opening = Key.Shape.Opening;
        int pathNodes = opening.LogDomain(2) - opening.Rounds[2].CapHeight;
        int end = proof.Length - (opening.FinalVariables * 2 * KoalaBear5.EncodedBytes);
        int start = end - (2 * ((16 * KoalaBear5.EncodedBytes) + (pathNodes * 32)));
        for (int index = start; index < end; index++)
        {
            byte[] altered = [.. proof];
            altered[index] ^= 1;
            Assert.Equal(Check.MerkleOpening, Verification.Verify(Key, altered, publicValues));
            altered[index] |= 0x80;
            Check check = Verification.Verify(Key, altered, publicValues);
            Assert.True(check is Check.MerkleOpening or Check.CanonicalElement);
        }
    }

    [Fact]
    public void ArbitraryBytesAreRejectedWithoutAnException()
    {
        var random = new Random(3);
        long length = Verification.ProofBytes(Key);
        for (int run = 0; run < 200; run++)
        {
            var bytes = new byte[run % 2 == 0 ? (int)length : random.Next((int)length + 100)];
            random.NextBytes(bytes);
            Assert.NotEqual(Check.None, Verification.Verify(Key, bytes, [KoalaBear.One]));
        }
    }

    [Fact]
    public void APreprocessedCapThatIsNotThereIsACallersError() =>
        Assert.Throws<InvalidOperationException>(() => Begin([]).AbsorbPreprocessedRoot());

    [Fact]
    public void TheProofBeginsBeforeEverythingElse()
    {
        var context = new KeccakVerifierContext(new byte[100]);
        Assert.Throws<InvalidOperationException>(() => context.Challenge());
        Assert.Throws<InvalidOperationException>(() => context.ReceiveRoot(0));
    }

    [Fact]
    public void ThePreprocessedCapChangesEveryChallenge()
    {
        var without = new KeccakVerifierContext(ReadOnlyMemory<byte>.Empty);
        var zeros = new KeccakVerifierContext(ReadOnlyMemory<byte>.Empty, new byte[32]);
        var ones = new KeccakVerifierContext(ReadOnlyMemory<byte>.Empty, Enumerable.Repeat((byte)1, 32).ToArray());
        KoalaBear5[] challenges = [.. new[] { without, zeros, ones }.Select(context =>
        {
            context.Begin(Parameters);
            return context.Challenge();
        })];
        Assert.Equal(3, challenges.Distinct().Count());
    }

    private static KeccakVerifierContext Begin(byte[] proof)
    {
        var context = new KeccakVerifierContext(proof);
        context.Begin(Parameters);
        return context;
    }
}

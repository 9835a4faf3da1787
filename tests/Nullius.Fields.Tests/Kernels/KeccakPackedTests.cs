using System.Buffers.Binary;
using System.Numerics;
using Nullius.Hashing;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed unsafe class KeccakPackedTests
{
    private static readonly int[] Lengths = [0, 1, 7, 8, 20, 64, 128, 135, 136, 137, 200, 272, 320];

    public static TheoryData<int> MessageLengths => [.. Lengths];

    [Fact]
    public void HasTheKnownAnswers() => Assert.All(Keccak256Tests.KnownAnswers, answer =>
    {
        const int Count = 9;
        var messages = Enumerable.Repeat((byte)0xa3, Count * answer.Length).ToArray();
        var digests = new byte[Count * Keccak256.HashBytes];
        KeccakPacked.HashMany(messages, answer.Length, digests);
        Assert.All(digests.Chunk(Keccak256.HashBytes), digest => Assert.Equal(answer.Hash, Convert.ToHexStringLower(digest)));
    });

    [Theory]
    [MemberData(nameof(MessageLengths))]
    public void AgreesWithTheDefinitionForEveryNumberOfMessages(int messageBytes)
    {
        for (var count = 0; count <= 20; count++)
        {
            var messages = Bytes(count * messageBytes, seed: count);
            var digests = new byte[count * Keccak256.HashBytes];
            KeccakPacked.HashMany(messages, messageBytes, digests);
            Assert.Equal(Expected(messages, messageBytes, count), digests);
        }
    }

    [Theory]
    [MemberData(nameof(MessageLengths))]
    public void EveryWidthAgreesWithTheDefinition(int messageBytes)
    {
        // Wider than the registers of this processor, a width runs on the portable operations.
        AssertAgrees<PackedWords4>(messageBytes);
        AssertAgrees<PackedWords8>(messageBytes);
    }

    [Fact]
    public void CompressionHashesPairs()
    {
        var children = Bytes(2 * 13 * Keccak256.HashBytes, seed: 1);
        var parents = new byte[13 * Keccak256.HashBytes];
        KeccakPacked.Compress(children, parents);
        Assert.Equal(Expected(children, 2 * Keccak256.HashBytes, 13), parents);
    }

    [Fact]
    public void RejectsLengthsThatDisagree()
    {
        Assert.Throws<ArgumentException>(() => KeccakPacked.HashMany(new byte[10], 5, new byte[3 * 32]));
        Assert.Throws<ArgumentException>(() => KeccakPacked.HashMany(new byte[10], 5, new byte[33]));
        Assert.Throws<ArgumentException>(() => KeccakPacked.Compress(new byte[96], new byte[32]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void FindsTheFirstNonceAtEveryWidth(int bits)
    {
        var state = Bytes(Keccak256.HashBytes, seed: bits);
        const ulong First = (1ul << 32) - 3;
        var expected = First;
        while (LeadingZeros(state, expected) < bits)
            expected++;

        Assert.True(KeccakPacked.TryFindNonce(state, bits, First, 1 << 16, out var nonce));
        Assert.Equal(expected, nonce);
        Assert.False(KeccakPacked.TryFindNonce(state, bits, First, (int)(expected - First), out _));
        Assert.True(KeccakPacked.TryFindNonce(state, bits, First, (int)(expected - First) + 1, out nonce));
        Assert.Equal(expected, nonce);
        fixed (byte* s = state)
        {
            Assert.True(KeccakPacked.TryFindNonceCore<PackedWords4>(s, bits, First, 1 << 16, out nonce));
            Assert.Equal(expected, nonce);
            Assert.True(KeccakPacked.TryFindNonceCore<PackedWords8>(s, bits, First, 1 << 16, out nonce));
            Assert.Equal(expected, nonce);
        }
    }

    [Fact]
    public void GrindingFindsTheLeastNonceOnAnyNumberOfWorkers()
    {
        var state = Bytes(Keccak256.HashBytes, seed: 5);
        var nonce = KeccakGrinding.FindNonce(state, 17, workers: 1, TestContext.Current.CancellationToken);
        Assert.InRange(LeadingZeros(state, nonce), 17, 64);
        Assert.False(KeccakPacked.TryFindNonce(state, 17, 0, (int)nonce, out _));
        Assert.Equal(nonce, KeccakGrinding.FindNonce(state, 17, workers: 2, TestContext.Current.CancellationToken));
        Assert.Equal(nonce, KeccakGrinding.FindNonce(state, 17, workers: 5, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void GrindingCanBeCancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.ThrowsAny<OperationCanceledException>(() => KeccakGrinding.FindNonce(new byte[32], 60, workers: 2, source.Token));
    }

    private static void AssertAgrees<TWords>(int messageBytes)
        where TWords : unmanaged, IPackedWords<TWords>
    {
        for (var count = TWords.Lanes; count <= (3 * TWords.Lanes) + 1; count++)
        {
            var messages = Bytes(Math.Max(1, count * messageBytes), seed: count);
            var digests = new byte[count * Keccak256.HashBytes];
            fixed (byte* m = messages, d = digests)
                KeccakPacked.HashManyCore<TWords>(m, messageBytes, d, count);
            Assert.Equal(Expected(messages, messageBytes, count), digests);
        }
    }

    private static byte[] Expected(byte[] messages, int messageBytes, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(i => Keccak256.Hash(messages.AsSpan(i * messageBytes, messageBytes)))];

    private static int LeadingZeros(byte[] state, ulong nonce)
    {
        var message = new byte[Keccak256.HashBytes + sizeof(ulong)];
        state.CopyTo(message, 0);
        BinaryPrimitives.WriteUInt64BigEndian(message.AsSpan(Keccak256.HashBytes), nonce);
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(Keccak256.Hash(message)));
    }

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>Keccak-256 of many messages of equal length at a time: eight with AVX-512, four with AVX2, else one. Agrees with <see cref="Keccak256"/>.</summary>
public static unsafe partial class KeccakPacked
{
    /// <summary>The last word of a block, whose last byte ends the padding.</summary>
    private const int LastWord = (Keccak256.RateBytes / sizeof(ulong)) - 1;
    private const ulong LastWordPadding = 0x80ul << 56;

    /// <summary>The number of messages that are hashed side by side on this machine.</summary>
    public static int Lanes => IsWide ? PackedWords8.Lanes : IsPacked ? PackedWords4.Lanes : 1;

    private static bool IsWide => PackedWidth.IsWide;

    private static bool IsPacked => Avx2.IsSupported;

    /// <summary>Hashes messages that lie one after the other; digest i is that of message i.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="messageBytes">The length of each; it may be 0.</param>
    /// <param name="digests">Receives 32 bytes for each message. Must not overlap the messages.</param>
    /// <exception cref="ArgumentException">There are not as many messages as digests.</exception>
    public static void HashMany(ReadOnlySpan<byte> messages, int messageBytes, Span<byte> digests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(messageBytes);
        var count = digests.Length / Keccak256.HashBytes;
        if (count * Keccak256.HashBytes != digests.Length || messages.Length != (long)count * messageBytes)
            throw new ArgumentException("There are 32 bytes for the digest of every message.", nameof(digests));
        fixed (byte* m = messages, d = digests)
        {
            // SAFETY: there are as many messages as digests, as checked above, and no core is called with fewer than it has lanes.
            if (IsWide && count >= PackedWords8.Lanes)
                HashManyCore<PackedWords8>(m, messageBytes, d, count);
            else if (IsPacked && count >= PackedWords4.Lanes)
                HashManyCore<PackedWords4>(m, messageBytes, d, count);
            else
                HashOneByOne(messages, messageBytes, digests);
        }
    }

    /// <summary>parent i = keccak256(child 2i ‖ child 2i + 1), 32 bytes each. Spec §10.3.2.</summary>
    /// <exception cref="ArgumentException">There are not two children for every parent.</exception>
    public static void Compress(ReadOnlySpan<byte> children, Span<byte> parents) => HashMany(children, 2 * Keccak256.HashBytes, parents);

    private static void HashOneByOne(ReadOnlySpan<byte> messages, int messageBytes, Span<byte> digests)
    {
        for (var i = 0; i < digests.Length / Keccak256.HashBytes; i++)
            Keccak256.Hash(messages.Slice(i * messageBytes, messageBytes), digests[(i * Keccak256.HashBytes)..]);
    }

    /// <summary>Hashes at least as many messages as there are lanes. The last batch overlaps the one before it where they do not fill it.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void HashManyCore<TWords>(byte* messages, nint messageBytes, byte* digests, nint count)
        where TWords : unmanaged, IPackedWords<TWords>
    {
        var state = stackalloc TWords[KeccakKernel.StateWords];
        var tail = stackalloc ulong[TWords.Lanes];
        for (nint done = 0; done < count; done += TWords.Lanes)
        {
            var start = Math.Min(done, count - TWords.Lanes);
            var source = messages + (start * messageBytes);
            new Span<TWords>(state, KeccakKernel.StateWords).Clear();
            var rest = messageBytes;
            for (; rest >= Keccak256.RateBytes; rest -= Keccak256.RateBytes, source += Keccak256.RateBytes)
            {
                Absorb(state, source, messageBytes, Keccak256.RateBytes / sizeof(ulong));
                KeccakKernel.Permute(state);
            }

            var words = rest / sizeof(ulong);
            Absorb(state, source, messageBytes, words);
            for (var lane = 0; lane < TWords.Lanes; lane++)
                tail[lane] = Tail(source + (words * sizeof(ulong)) + (lane * messageBytes), (int)(rest % sizeof(ulong)));
            state[words] ^= TWords.Gather((byte*)tail, sizeof(ulong));
            state[LastWord] ^= TWords.Broadcast(LastWordPadding);
            KeccakKernel.Permute(state);
            TWords.StoreFour(state, digests + (start * Keccak256.HashBytes), Keccak256.HashBytes);
        }
    }

    /// <summary>Adds whole words of each message to the state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Absorb<TWords>(TWords* state, byte* source, nint stride, nint words)
        where TWords : unmanaged, IPackedWords<TWords>
    {
        nint i = 0;
        for (; i <= words - 4; i += 4)
            TWords.AddFour(source + (i * sizeof(ulong)), stride, state + i);
        for (; i < words; i++)
            state[i] ^= TWords.Gather(source + (i * sizeof(ulong)), stride);
    }

    /// <summary>The last bytes of a message, fewer than a word, and the first byte of the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Tail(byte* source, int bytes)
    {
        var word = 1ul << (8 * bytes);
        for (var i = 0; i < bytes; i++)
            word |= (ulong)source[i] << (8 * i);
        return word;
    }
}

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Nullius.Hashing;

namespace Nullius.Kernels;

public static unsafe partial class KeccakPacked
{
    /// <summary>The most leading zeros that may be asked for.</summary>
    private const int WorkBitsMax = 64;

    /// <summary>Looks for the first of some nonces that proves the work of a transcript. Spec §10.2.6.</summary>
    /// <param name="state">The state before the nonce is absorbed, 32 bytes.</param>
    /// <param name="bits">The leading bits of keccak256(state ‖ nonce) that must be zero, 1 to 64.</param>
    /// <param name="first">The first nonce to try.</param>
    /// <param name="count">The number of nonces to try; none exceeds 2^64 − 1.</param>
    /// <param name="nonce">Receives the nonce; 0 where there is none.</param>
    /// <returns>False when none of the nonces does.</returns>
    public static bool TryFindNonce(ReadOnlySpan<byte> state, int bits, ulong first, int count, out ulong nonce)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, Keccak256.HashBytes, nameof(state));
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, WorkBitsMax);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)count, ulong.MaxValue - first, nameof(count));
        fixed (byte* s = state)
        {
            // SAFETY: the state has 32 bytes, as checked above.
            return IsWide ? TryFindNonceCore<PackedWords8>(s, bits, first, count, out nonce)
                : IsPacked ? TryFindNonceCore<PackedWords4>(s, bits, first, count, out nonce)
                : TryFindNonceOneByOne(state, bits, first, count, out nonce);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool TryFindNonceCore<TWords>(byte* transcript, int bits, ulong first, int count, out ulong nonce)
        where TWords : unmanaged, IPackedWords<TWords>
    {
        const int NonceWord = Keccak256.HashBytes / sizeof(ulong);
        var state = stackalloc TWords[KeccakKernel.StateWords];
        var words = stackalloc ulong[TWords.Lanes];

        // The leading bits of the big-endian digest are in its first bytes, which are the low ones of word 0.
        var mask = BinaryPrimitives.ReverseEndianness(ulong.MaxValue << (WorkBitsMax - bits));
        for (var done = 0; done < count; done += TWords.Lanes)
        {
            for (var lane = 0; lane < TWords.Lanes; lane++)
                words[lane] = BinaryPrimitives.ReverseEndianness(first + (ulong)(done + lane));
            new Span<TWords>(state, KeccakKernel.StateWords).Clear();
            for (var i = 0; i < NonceWord; i++)
                state[i] = TWords.Broadcast(((ulong*)transcript)[i]);
            state[NonceWord] = TWords.Gather((byte*)words, sizeof(ulong));
            state[NonceWord + 1] = TWords.Broadcast(1);
            state[LastWord] = TWords.Broadcast(LastWordPadding);
            KeccakKernel.Permute(state);

            for (var lane = 0; lane < TWords.Lanes && done + lane < count; lane++)
            {
                if ((((ulong*)state)[lane] & mask) == 0)
                {
                    nonce = first + (ulong)(done + lane);
                    return true;
                }
            }
        }

        nonce = 0;
        return false;
    }

    private static bool TryFindNonceOneByOne(ReadOnlySpan<byte> state, int bits, ulong first, int count, out ulong nonce)
    {
        Span<byte> message = stackalloc byte[Keccak256.HashBytes + sizeof(ulong)];
        Span<byte> digest = stackalloc byte[Keccak256.HashBytes];
        state.CopyTo(message);
        for (nonce = first; nonce < first + (ulong)count; nonce++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(message[Keccak256.HashBytes..], nonce);
            Keccak256.Hash(message, digest);
            if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt64BigEndian(digest)) >= bits)
                return true;
        }

        nonce = 0;
        return false;
    }
}

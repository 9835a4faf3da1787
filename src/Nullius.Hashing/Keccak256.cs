using System.Buffers.Binary;
using System.Numerics;

namespace Nullius.Hashing;

/// <summary>Keccak-256 as Ethereum uses it: the Keccak[512] sponge with the padding 0x01 … 0x80 that precedes FIPS 202.</summary>
public static class Keccak256
{
    /// <summary>Length of a hash.</summary>
    public const int HashBytes = 32;

    private const int RateBytes = 136;
    private const int LaneCount = 25;

    // The first 24 outputs of the LFSR x⁸ + x⁶ + x⁵ + x⁴ + 1 (Keccak reference, §1.2), seven bits a round.
    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
        0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>Hashes a message into the first 32 bytes of the destination.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        Span<ulong> state = stackalloc ulong[LaneCount];
        state.Clear();
        for (; message.Length >= RateBytes; message = message[RateBytes..])
            Absorb(state, message[..RateBytes]);

        Span<byte> last = stackalloc byte[RateBytes];
        last.Clear();
        message.CopyTo(last);
        last[message.Length] = 0x01;
        last[RateBytes - 1] |= 0x80;
        Absorb(state, last);

        for (var i = 0; i < HashBytes / sizeof(ulong); i++)
            BinaryPrimitives.WriteUInt64LittleEndian(destination[(i * sizeof(ulong))..], state[i]);
    }

    /// <summary>Hashes a message into a new array.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        var hash = new byte[HashBytes];
        Hash(message, hash);
        return hash;
    }

    /// <summary>The permutation Keccak-f[1600] on 25 lanes, lane (x, y) at index x + 5y.</summary>
    public static void Permute(Span<ulong> state)
    {
        if (state.Length != LaneCount)
            throw new ArgumentException("The state has exactly 25 lanes.", nameof(state));
        foreach (var constant in RoundConstants)
        {
            MixColumns(state);
            RotateAndMove(state);
            Chi(state);
            state[0] ^= constant;
        }
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < RateBytes / sizeof(ulong); i++)
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        Permute(state);
    }

    /// <summary>θ: each lane takes the parities of two neighbouring columns.</summary>
    private static void MixColumns(Span<ulong> state)
    {
        Span<ulong> parity = stackalloc ulong[5];
        for (var x = 0; x < 5; x++)
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        for (var x = 0; x < 5; x++)
        {
            var change = parity[(x + 4) % 5] ^ BitOperations.RotateLeft(parity[(x + 1) % 5], 1);
            for (var y = 0; y < LaneCount; y += 5)
                state[x + y] ^= change;
        }
    }

    /// <summary>ρ and π along the one cycle of 24 lanes that π forms; the t-th rotation is the triangular number t(t + 1)/2.</summary>
    private static void RotateAndMove(Span<ulong> state)
    {
        var (x, y) = (1, 0);
        var moving = state[1];
        for (var t = 1; t < LaneCount; t++)
        {
            (x, y) = (y, ((2 * x) + (3 * y)) % 5);
            ref var lane = ref state[x + (5 * y)];
            (moving, lane) = (lane, BitOperations.RotateLeft(moving, t * (t + 1) / 2));
        }
    }

    /// <summary>χ: the only step that is not linear, along each row.</summary>
    private static void Chi(Span<ulong> state)
    {
        for (var y = 0; y < LaneCount; y += 5)
        {
            var row = state.Slice(y, 5);
            var (first, second) = (row[0], row[1]);
            row[0] ^= ~row[1] & row[2];
            row[1] ^= ~row[2] & row[3];
            row[2] ^= ~row[3] & row[4];
            row[3] ^= ~row[4] & first;
            row[4] ^= ~first & second;
        }
    }
}

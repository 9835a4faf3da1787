using System.Buffers.Binary;

namespace Nullius.Hashing;

/// <summary>Keccak-256 as Ethereum uses it: the Keccak[512] sponge with the padding 0x01 … 0x80 that precedes FIPS 202.</summary>
public static partial class Keccak256
{
    /// <summary>Length of a hash.</summary>
    public const int HashBytes = 32;

    /// <summary>Bytes absorbed per permutation.</summary>
    public const int RateBytes = 136;

    /// <summary>Rounds of the permutation.</summary>
    public const int Rounds = 24;

    private const int LaneCount = 25;

    /// <summary>The constants of the rounds: the first outputs of the LFSR x⁸ + x⁶ + x⁵ + x⁴ + 1 (Keccak reference, §1.2), seven bits a round.</summary>
    public static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
        0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>Hashes a message into the first 32 bytes of the destination, which may overlap the message.</summary>
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

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < RateBytes / sizeof(ulong); i++)
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        Permute(state);
    }
}

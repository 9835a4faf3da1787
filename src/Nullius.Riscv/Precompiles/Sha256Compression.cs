using System.Buffers.Binary;
using System.Numerics;

namespace Nullius.Riscv;

/// <summary>The compression function of SHA-256 (FIPS 180-4, section 6.2.2) on the machine's memory layout.</summary>
internal static class Sha256Compression
{
    // FIPS 180-4, section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static ReadOnlySpan<uint> RoundConstants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Replaces the state by its compression with a block.</summary>
    /// <param name="state">4 dwords: the eight words H0…H7, two to a dword, the lower one in the low half.</param>
    /// <param name="block">8 dwords: the 64 bytes of the message block as they lie in memory.</param>
    public static void Compress(Span<ulong> state, ReadOnlySpan<ulong> block)
    {
        Span<uint> schedule = stackalloc uint[64];
        for (int index = 0; index < 16; index++)
            schedule[index] = BinaryPrimitives.ReverseEndianness((uint)(block[index / 2] >> (32 * (index & 1))));
        for (int index = 16; index < 64; index++)
        {
            uint early = schedule[index - 15];
            uint late = schedule[index - 2];
            uint sigma0 = BitOperations.RotateRight(early, 7) ^ BitOperations.RotateRight(early, 18) ^ (early >> 3);
            uint sigma1 = BitOperations.RotateRight(late, 17) ^ BitOperations.RotateRight(late, 19) ^ (late >> 10);
            schedule[index] = schedule[index - 16] + sigma0 + schedule[index - 7] + sigma1;
        }

        Span<uint> words = stackalloc uint[8];
        for (int index = 0; index < 8; index++)
            words[index] = (uint)(state[index / 2] >> (32 * (index & 1)));
        Span<uint> result = stackalloc uint[8];
        words.CopyTo(result);
        Rounds(words, schedule);
        for (int index = 0; index < 8; index++)
            result[index] += words[index];
        for (int index = 0; index < 4; index++)
            state[index] = result[2 * index] | ((ulong)result[2 * index + 1] << 32);
    }

    private static void Rounds(Span<uint> words, ReadOnlySpan<uint> schedule)
    {
        (uint a, uint b, uint c, uint d) = (words[0], words[1], words[2], words[3]);
        (uint e, uint f, uint g, uint h) = (words[4], words[5], words[6], words[7]);
        for (int round = 0; round < 64; round++)
        {
            uint sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint temporary1 = h + sum1 + ((e & f) ^ (~e & g)) + RoundConstants[round] + schedule[round];
            uint sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint temporary2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e) = (g, f, e, d + temporary1);
            (d, c, b, a) = (c, b, a, temporary1 + temporary2);
        }

        (words[0], words[1], words[2], words[3]) = (a, b, c, d);
        (words[4], words[5], words[6], words[7]) = (e, f, g, h);
    }
}

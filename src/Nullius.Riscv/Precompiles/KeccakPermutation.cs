using System.Numerics;

namespace Nullius.Riscv;

/// <summary>Keccak-f[1600] (FIPS 202, §3.3) on 25 lanes, lane x + 5y at index x + 5y.</summary>
internal static class KeccakPermutation
{
    private const int Rounds = 24;

    // FIPS 202 §3.2.2: offsets of ρ along the path of π, starting at lane (1, 0).
    private static ReadOnlySpan<byte> Rotations =>
        [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    // FIPS 202 §3.2.3: the lanes that π visits one after the other.
    private static ReadOnlySpan<byte> Path =>
        [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    private static readonly ulong[] RoundConstants = BuildRoundConstants();

    /// <summary>Permutes the 25 lanes in place.</summary>
    public static void Permute(Span<ulong> lanes)
    {
        Span<ulong> parity = stackalloc ulong[5];
        Span<ulong> row = stackalloc ulong[5];
        for (int round = 0; round < Rounds; round++)
        {
            // θ
            for (int x = 0; x < 5; x++)
                parity[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
            for (int x = 0; x < 5; x++)
            {
                ulong mixed = parity[(x + 4) % 5] ^ BitOperations.RotateLeft(parity[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5)
                    lanes[x + y] ^= mixed;
            }

            // ρ and π
            ulong moving = lanes[1];
            for (int step = 0; step < Path.Length; step++)
            {
                int target = Path[step];
                (lanes[target], moving) = (BitOperations.RotateLeft(moving, Rotations[step]), lanes[target]);
            }

            // χ
            for (int y = 0; y < 25; y += 5)
            {
                lanes.Slice(y, 5).CopyTo(row);
                for (int x = 0; x < 5; x++)
                    lanes[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }

            // ι
            lanes[0] ^= RoundConstants[round];
        }
    }

    // FIPS 202 §3.2.5: bit 2^j − 1 of constant r is the output of a linear feedback shift register at time j + 7r.
    private static ulong[] BuildRoundConstants()
    {
        var constants = new ulong[Rounds];
        int register = 1;
        for (int time = 0; time < 7 * Rounds; time++)
        {
            if ((register & 1) != 0)
                constants[time / 7] |= 1UL << ((1 << (time % 7)) - 1);
            register <<= 1;
            if ((register & 0x100) != 0)
                register ^= 0x171;
        }

        return constants;
    }
}

using static System.Numerics.BitOperations;

namespace Nullius.Hashing;

public static partial class Keccak256
{
    /// <summary>The permutation Keccak-f[1600] on 25 lanes, lane (x, y) at index x + 5y.</summary>
    public static void Permute(Span<ulong> state)
    {
        if (state.Length != LaneCount)
            throw new ArgumentException("The state has exactly 25 lanes.", nameof(state));
        Span<ulong> copy = stackalloc ulong[LaneCount];
        for (var round = 0; round < Rounds; round += 2)
        {
            Round(state, copy, RoundConstants[round]);
            Round(copy, state, RoundConstants[round + 1]);
        }
    }

    private static void Round(ReadOnlySpan<ulong> a, Span<ulong> e, ulong constant)
    {
        // θ: the parities of the columns, and what each column takes from its neighbours. The highest index first, which bounds the others.
        var c4 = a[24] ^ a[4] ^ a[9] ^ a[14] ^ a[19];
        var c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
        var c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        var c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
        var c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        var d0 = c4 ^ RotateLeft(c1, 1);
        var d1 = c0 ^ RotateLeft(c2, 1);
        var d2 = c1 ^ RotateLeft(c3, 1);
        var d3 = c2 ^ RotateLeft(c4, 1);
        var d4 = c3 ^ RotateLeft(c0, 1);

        // ρ rotates and π moves five lanes into a row; χ, the only step that is not linear, and ι make the new row.
        Chi(
            e[20..], RotateLeft(a[2] ^ d2, 62), RotateLeft(a[8] ^ d3, 55), RotateLeft(a[14] ^ d4, 39),
            RotateLeft(a[15] ^ d0, 41), RotateLeft(a[21] ^ d1, 2));
        Chi(
            e[15..], RotateLeft(a[4] ^ d4, 27), RotateLeft(a[5] ^ d0, 36), RotateLeft(a[11] ^ d1, 10),
            RotateLeft(a[17] ^ d2, 15), RotateLeft(a[23] ^ d3, 56));
        Chi(
            e[10..], RotateLeft(a[1] ^ d1, 1), RotateLeft(a[7] ^ d2, 6), RotateLeft(a[13] ^ d3, 25),
            RotateLeft(a[19] ^ d4, 8), RotateLeft(a[20] ^ d0, 18));
        Chi(
            e[5..], RotateLeft(a[3] ^ d3, 28), RotateLeft(a[9] ^ d4, 20), RotateLeft(a[10] ^ d0, 3),
            RotateLeft(a[16] ^ d1, 45), RotateLeft(a[22] ^ d2, 61));
        Chi(
            e, a[0] ^ d0, RotateLeft(a[6] ^ d1, 44), RotateLeft(a[12] ^ d2, 43),
            RotateLeft(a[18] ^ d3, 21), RotateLeft(a[24] ^ d4, 14));
        e[0] ^= constant;
    }

    private static void Chi(Span<ulong> row, ulong b0, ulong b1, ulong b2, ulong b3, ulong b4)
    {
        row[4] = b4 ^ (~b0 & b1);
        row[0] = b0 ^ (~b1 & b2);
        row[1] = b1 ^ (~b2 & b3);
        row[2] = b2 ^ (~b3 & b4);
        row[3] = b3 ^ (~b4 & b0);
    }
}

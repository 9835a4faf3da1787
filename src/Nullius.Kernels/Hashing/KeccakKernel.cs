using System.Runtime.CompilerServices;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>The permutation Keccak-f[1600] of several states at once.</summary>
internal static unsafe class KeccakKernel
{
    /// <summary>Words of a state; word (x, y) is at index x + 5y.</summary>
    public const int StateWords = 25;

    private static readonly ulong* RoundConstants = PinnedRoundConstants();

    /// <summary>Permutes 25 registers in place.</summary>
    /// <remarks>
    /// A round goes from one copy of the state to the other: the state has more words than there are registers, and π would need
    /// most of them at once. Each row of the new state takes five words of the old one, so that about twelve registers live.
    /// </remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Permute<TWords>(TWords* state)
        where TWords : unmanaged, IPackedWords<TWords>
    {
        var a = state;
        var e = stackalloc TWords[StateWords];
        var constants = RoundConstants;
        for (var round = 0; round < Keccak256.Rounds; round++)
        {
            // θ: the parities of the columns, and what each column takes from its neighbours.
            var c0 = TWords.Xor(TWords.Xor(a[0], a[5], a[10]), a[15], a[20]);
            var c1 = TWords.Xor(TWords.Xor(a[1], a[6], a[11]), a[16], a[21]);
            var c2 = TWords.Xor(TWords.Xor(a[2], a[7], a[12]), a[17], a[22]);
            var c3 = TWords.Xor(TWords.Xor(a[3], a[8], a[13]), a[18], a[23]);
            var c4 = TWords.Xor(TWords.Xor(a[4], a[9], a[14]), a[19], a[24]);
            var d0 = c4 ^ TWords.RotateLeft(c1, 1);
            var d1 = c0 ^ TWords.RotateLeft(c2, 1);
            var d2 = c1 ^ TWords.RotateLeft(c3, 1);
            var d3 = c2 ^ TWords.RotateLeft(c4, 1);
            var d4 = c3 ^ TWords.RotateLeft(c0, 1);

            // ρ and π bring five words into a row, to which χ is applied; ι adds the constant.
            Chi(
                e, a[0] ^ d0, TWords.RotateLeft(a[6] ^ d1, 44), TWords.RotateLeft(a[12] ^ d2, 43),
                TWords.RotateLeft(a[18] ^ d3, 21), TWords.RotateLeft(a[24] ^ d4, 14));
            e[0] ^= TWords.Broadcast(constants[round]);
            Chi(
                e + 5, TWords.RotateLeft(a[3] ^ d3, 28), TWords.RotateLeft(a[9] ^ d4, 20), TWords.RotateLeft(a[10] ^ d0, 3),
                TWords.RotateLeft(a[16] ^ d1, 45), TWords.RotateLeft(a[22] ^ d2, 61));
            Chi(
                e + 10, TWords.RotateLeft(a[1] ^ d1, 1), TWords.RotateLeft(a[7] ^ d2, 6), TWords.RotateLeft(a[13] ^ d3, 25),
                TWords.RotateLeft(a[19] ^ d4, 8), TWords.RotateLeft(a[20] ^ d0, 18));
            Chi(
                e + 15, TWords.RotateLeft(a[4] ^ d4, 27), TWords.RotateLeft(a[5] ^ d0, 36), TWords.RotateLeft(a[11] ^ d1, 10),
                TWords.RotateLeft(a[17] ^ d2, 15), TWords.RotateLeft(a[23] ^ d3, 56));
            Chi(
                e + 20, TWords.RotateLeft(a[2] ^ d2, 62), TWords.RotateLeft(a[8] ^ d3, 55), TWords.RotateLeft(a[14] ^ d4, 39),
                TWords.RotateLeft(a[15] ^ d0, 41), TWords.RotateLeft(a[21] ^ d1, 2));

            // After the even number of rounds the result is in the caller's memory.
            var next = e;
            e = a;
            a = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Chi<TWords>(TWords* row, TWords b0, TWords b1, TWords b2, TWords b3, TWords b4)
        where TWords : unmanaged, IPackedWords<TWords>
    {
        row[0] = TWords.Chi(b0, b1, b2);
        row[1] = TWords.Chi(b1, b2, b3);
        row[2] = TWords.Chi(b2, b3, b4);
        row[3] = TWords.Chi(b3, b4, b0);
        row[4] = TWords.Chi(b4, b0, b1);
    }

    private static ulong* PinnedRoundConstants()
    {
        // Lives as long as the type does, that is for the whole process.
        var table = (ulong*)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(KeccakKernel), Keccak256.Rounds * sizeof(ulong));
        Keccak256.RoundConstants.CopyTo(new Span<ulong>(table, Keccak256.Rounds));
        return table;
    }
}

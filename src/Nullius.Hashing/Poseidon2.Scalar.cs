using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Hashing;

/// <content>The permutation on field elements, with sums held in 64 bits and reduced late.</content>
public static partial class Poseidon2
{
    /// <summary>p · 2^32, the bound on the input of a Montgomery reduction.</summary>
    private const ulong ReductionBound = (ulong)KoalaBear.Modulus << 32;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PermuteScalar(Span<KoalaBear> state, uint[] externalConstants, uint[] internalConstants, uint[] diagonal)
    {
        Span<ulong> sums = stackalloc ulong[state.Length];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = state[i].Montgomery;

        MixScalar(sums);
        var half = externalConstants.Length / 2;
        for (var offset = 0; offset < half; offset += sums.Length)
            ExternalRoundScalar(sums, externalConstants.AsSpan(offset, sums.Length));
        InternalRoundsScalar(sums, internalConstants, diagonal);
        for (var offset = half; offset < externalConstants.Length; offset += sums.Length)
            ExternalRoundScalar(sums, externalConstants.AsSpan(offset, sums.Length));

        for (var i = 0; i < sums.Length; i++)
            state[i] = KoalaBear.FromMontgomery(Fold(sums[i]));
    }

    /// <summary>Takes and leaves sums below 49p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ExternalRoundScalar(Span<ulong> sums, ReadOnlySpan<uint> constants)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = CubeScalar(Fold(sums[i] + constants[i]));
        MixScalar(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InternalRoundsScalar(Span<ulong> sums, uint[] constants, ReadOnlySpan<uint> diagonal)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Fold(sums[i]);
        foreach (var constant in constants)
        {
            sums[0] = CubeScalar(Fold(sums[0] + constant));
            var sum = 0ul;
            foreach (var element in sums)
                sum += element;

            // reduce(d·x + sum · 2^32) = d·x·2^−32 + sum; below p² + 2^32·p, one subtraction makes it fit, by a mask rather than a branch.
            var shifted = (ulong)Fold(sum) << 32;
            for (var i = 0; i < sums.Length; i++)
            {
                unchecked
                {
                    var difference = (diagonal[i] * sums[i]) + shifted - ReductionBound;
                    sums[i] = KoalaBear.Reduce(difference + ((ulong)((long)difference >> 63) & ReductionBound));
                }
            }
        }
    }

    /// <summary>The external layer on elements below p; leaves sums below 7·(1 + 6)p = 49p &lt; 2^37, far from overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MixScalar(Span<ulong> sums)
    {
        unchecked
        {
            var (total0, total1, total2, total3) = (0ul, 0ul, 0ul, 0ul);
            for (var rest = sums; rest.Length >= 4; rest = rest[4..])
            {
                var (x0, x1, x2, x3) = (rest[0], rest[1], rest[2], rest[3]);
                var (x01, x23) = (x0 + x1, x2 + x3);
                var (twice1, twice3) = (x01 + x23 + x1, x01 + x23 + x3);
                total0 += rest[0] = twice1 + x01;
                total1 += rest[1] = twice1 + x2 + x2;
                total2 += rest[2] = twice3 + x23;
                total3 += rest[3] = twice3 + x0 + x0;
            }

            for (var rest = sums; rest.Length >= 4; rest = rest[4..])
            {
                rest[0] += total0;
                rest[1] += total1;
                rest[2] += total2;
                rest[3] += total3;
            }
        }
    }

    /// <summary>x mod p for x below 2^37: 2^31 = 2^24 − 1 modulo p leaves less than 2p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(ulong x)
    {
        unchecked
        {
            var high = x >> 31;
            var difference = (uint)((x & 0x7fffffff) + (high << 24) - high) - KoalaBear.Modulus;
            return difference + ((uint)((int)difference >> 31) & KoalaBear.Modulus);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint CubeScalar(uint x) => unchecked(KoalaBear.Reduce((ulong)KoalaBear.Reduce((ulong)x * x) * x));

    private static uint[] ToMontgomery(ReadOnlySpan<uint> constants)
    {
        var lifted = new uint[constants.Length];
        for (var i = 0; i < lifted.Length; i++)
            lifted[i] = KoalaBear.FromCanonical(constants[i]).Montgomery;
        return lifted;
    }
}

using System.Runtime.CompilerServices;

namespace Nullius.Fields;

public readonly partial struct KoalaBear5
{
    // X⁵ = 1 − X², X⁶ = X − X³, X⁷ = X² − X⁴, X⁸ = X³ + X² − 1. Collecting the terms by the left factor's coefficients makes
    // each coefficient of the product one inner product of five terms, whose right factors are differences of coefficients.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static KoalaBear5 operator *(KoalaBear5 left, KoalaBear5 right)
    {
        ulong a0 = left.C0.Montgomery, a1 = left.C1.Montgomery, a2 = left.C2.Montgomery;
        ulong a3 = left.C3.Montgomery, a4 = left.C4.Montgomery;
        ulong b0 = right.C0.Montgomery, b1 = right.C1.Montgomery, b2 = right.C2.Montgomery;
        ulong b3 = right.C3.Montgomery, b4 = right.C4.Montgomery;
        var difference14 = right.C1 - right.C4;
        ulong d14 = difference14.Montgomery, d03 = (right.C0 - right.C3).Montgomery;
        ulong d42 = (right.C4 - right.C2).Montgomery, d314 = (right.C3 - difference14).Montgomery;
        unchecked
        {
            return new KoalaBear5(
                ReduceFive((a0 * b0) + (a1 * b4) + (a2 * b3) + (a3 * b2), a4 * d14),
                ReduceFive((a0 * b1) + (a1 * b0) + (a2 * b4) + (a3 * b3), a4 * b2),
                ReduceFive((a0 * b2) + (a1 * d14) + (a2 * d03) + (a3 * d42), a4 * d314),
                ReduceFive((a0 * b3) + (a1 * b2) + (a2 * d14) + (a3 * d03), a4 * d42),
                ReduceFive((a0 * b4) + (a1 * b3) + (a2 * b2) + (a3 * d14), a4 * d03));
        }
    }

    /// <summary>Reduces a sum of four products (below 4p² &lt; 2^64) and one more product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static KoalaBear ReduceFive(ulong sumOfFour, ulong product)
    {
        // Both sums are below twice the bound of Reduce (2p < 2^32), so that one conditional subtraction each brings them below it.
        return KoalaBear.FromMontgomery(KoalaBear.Reduce(Correct(unchecked(Correct(sumOfFour) + product))));
    }

    /// <summary>Subtracts p · 2^32 unless the result would be negative, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Correct(ulong wide)
    {
        const ulong Bound = (ulong)KoalaBear.Modulus << 32;
        unchecked
        {
            var difference = wide - Bound;
            return difference + ((ulong)((long)difference >> 63) & Bound);
        }
    }
}

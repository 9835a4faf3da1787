using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The product of a value in limbs and a value in bytes, as an equation per limb of the result (Spec §6.6.8).</summary>
/// <param name="SplitHigh">
/// The column sums of the limb products at odd byte positions, divided by 2^12: the equation adds 2^8 times such a sum, which would exceed p.
/// </param>
public readonly record struct ProductColumns(ColumnRange SplitHigh)
{
    /// <summary>Carries are at least this much above zero when their sign is taken into account.</summary>
    private const int CarryBias = 4;

    private const int SplitBits = 12;

    /// <summary>
    /// Requires limbs · bytes = target modulo 2^(16·target.Length), where the "limbs" of target may be sums of a few values
    /// of 16 bits with either sign: Σ_i target_i · 2^(16·i).
    /// </summary>
    /// <remarks>
    /// A sum of limb products is below 4·2^24 = 2^26, a carry lies in [−4, 2^11 − 4): both sides of an equation are far from p,
    /// so that it holds over the integers.
    /// </remarks>
    internal void Define(TableBuilder row, Expression real, Expression[] limbs, Expression[] bytes, Expression[] target)
    {
        Expression carry = Expression.Zero, splitBelow = Expression.Zero;
        for (int limb = 0; limb < target.Length; limb++)
        {
            Expression sum = ColumnSum(limbs, bytes, 2 * limb) + (1 << (8 + SplitBits - 16)) * splitBelow + carry;
            if (limb < SplitHigh.Count)
            {
                splitBelow = row[SplitHigh, limb];
                Expression splitLow = ColumnSum(limbs, bytes, 2 * limb + 1) - (1 << SplitBits) * splitBelow;
                row.AssertRange16(real, splitBelow);
                row.AssertBits(real, SplitBits, splitLow);
                sum += (1 << 8) * splitLow;
            }
            else
            {
                splitBelow = Expression.Zero;
            }

            carry = Gadgets.DivideByLimb(sum - target[limb]);
            row.AssertBits(real, 11, carry + CarryBias);
        }
    }

    /// <summary>The bytes of a value given by its limbs and their upper bytes.</summary>
    internal static Expression[] Bytes(Expression[] limbs, Expression[] high) =>
        [.. limbs.Zip(high, (limb, upper) => (Expression[])[limb - 256 * upper, upper]).SelectMany(pair => pair)];

    /// <summary>The sum of the products of limb i and byte k with 2·i + k = position.</summary>
    private static Expression ColumnSum(Expression[] limbs, Expression[] bytes, int position)
    {
        Expression sum = Expression.Zero;
        for (int limb = 0; limb < 4; limb++)
        {
            int index = position - 2 * limb;
            if (index is >= 0 and < 8)
                sum += limbs[limb] * bytes[index];
        }

        return sum;
    }
}

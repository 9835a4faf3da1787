using Nullius.Fields;
using Nullius.Polynomials;

namespace Nullius.Verifier.Core;

/// <summary>The weight of the opening claim at a point of the dense vector (Spec §4.7).</summary>
public static class WeightEvaluator
{
    /// <param name="layout">The blocks.</param>
    /// <param name="heights">Heights and offsets.</param>
    /// <param name="rowPoint">r_x, R coordinates.</param>
    /// <param name="columnWeights">Powers of γ, one per committed column.</param>
    /// <param name="point">ζ, n coordinates.</param>
    public static T Evaluate<T>(
        DenseLayout layout, TableHeights<T> heights, ReadOnlySpan<T> rowPoint, ReadOnlySpan<T> columnWeights, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        T sum = T.Zero;
        for (int index = 0; index < layout.Blocks.Count; index++)
        {
            DenseBlock block = layout.Blocks[index];
            int high = point.Length - block.LogWidth;
            T[] columnEq = Multilinear.EqTable(point[high..]);
            int firstColumn = layout.FirstColumnOfTable[block.TableIndex] + block.FirstColumn;
            T columns = T.Zero;
            for (int column = 0; column < block.Width; column++)
                columns += columnWeights[firstColumn + column] * columnEq[column];
            T rows = ShiftedEq(
                heights.HeightBits(block.TableIndex), heights.OffsetBits(index, block.LogWidth), rowPoint, point[..high]);
            sum += columns * rows;
        }

        return sum;
    }

    /// <summary>
    /// Σ_{r &lt; height} eq(r, rowPoint)·eq(offset + r, point), as a read-once branching program over the bits with states (carry, less).
    /// </summary>
    private static T ShiftedEq<T>(ReadOnlySpan<T> heightBits, ReadOnlySpan<T> offsetBits, ReadOnlySpan<T> rowPoint, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        // States by carry (0, 1) and less (0, 1).
        T state00 = T.One, state01 = T.Zero, state10 = T.Zero, state11 = T.Zero;
        int bits = Math.Max(rowPoint.Length, point.Length) + 1;
        for (int bit = 0; bit < bits; bit++)
        {
            T height = bit < heightBits.Length ? heightBits[bit] : T.Zero;
            T offset = bit < offsetBits.Length ? offsetBits[bit] : T.Zero;

            // Weights of a sum bit 0 or 1; beyond the point it must be 0.
            T sumOne = bit < point.Length ? point[point.Length - 1 - bit] : T.Zero;
            T sumZero = T.One - sumOne;

            // With row bit ρ: sum = ρ ⊕ offset ⊕ carry, next carry = majority. The two weights of the sum bit add up to 1, as do those of ρ.
            T same = sumZero + (offset * (sumOne - sumZero)); // weight of sum = offset
            T carryOut = offset;
            T rowOne = bit < rowPoint.Length ? rowPoint[rowPoint.Length - 1 - bit] : T.Zero;
            T oneSame = rowOne * same;
            T oneFlipped = rowOne - oneSame;
            T zeroSame = same - oneSame;
            T zeroFlipped = T.One - same - oneFlipped;

            // less after the bit: ρ = 0 keeps it or, where H = 1, sets it; ρ = 1 keeps it where H = 1 and clears it otherwise.
            T carry0 = state00 + state01;
            T carry1 = state10 + state11;
            T zeroLess0 = state01 + (height * state00);
            T zeroLess1 = state11 + (height * state10);
            T oneLess0 = height * state01;
            T oneLess1 = height * state11;

            // Totals and "less" parts for each next carry:
            // (carry 0, ρ 0): sum = offset, no carry. (carry 1, ρ 0) and (carry 0, ρ 1): sum flipped, carry = offset. (carry 1, ρ 1): sum = offset, carry.
            T middleAll = (zeroFlipped * carry1) + (oneFlipped * carry0);
            T middleLess = (zeroFlipped * zeroLess1) + (oneFlipped * oneLess0);
            T middleAllCarry = carryOut * middleAll;
            T middleLessCarry = carryOut * middleLess;

            T all0 = (zeroSame * carry0) + middleAll - middleAllCarry;
            T less0 = (zeroSame * zeroLess0) + middleLess - middleLessCarry;
            T all1 = (oneSame * carry1) + middleAllCarry;
            T less1 = (oneSame * oneLess1) + middleLessCarry;

            state01 = less0;
            state00 = all0 - less0;
            state11 = less1;
            state10 = all1 - less1;
        }

        return state01;
    }
}

using Nullius.Fields;
using Nullius.Polynomials;

namespace Nullius.Verifier.Core;

/// <summary>The weight of the opening claim at a point of the dense vector (Spec §4.7).</summary>
public static class WeightEvaluator
{
    /// <param name="layout">The blocks.</param>
    /// <param name="heights">Heights and offsets.</param>
    /// <param name="rowPoint">r_x, R coordinates.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="point">ζ, n coordinates.</param>
    public static T Evaluate<T>(DenseLayout layout, TableHeights<T> heights, ReadOnlySpan<T> rowPoint, T gamma, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        T[] factors = BlockFactors(layout, gamma);
        T sum = T.Zero;
        for (int index = 0; index < layout.Blocks.Count; index++)
        {
            DenseBlock block = layout.Blocks[index];
            int high = point.Length - block.LogWidth;

            // Σ_c γ^c·eq(c, ζ_low) is the extension of the powers of γ.
            T columns = factors[index] * Multilinear.PowerWeight(gamma, point[high..]);
            T rows = ShiftedEq(
                heights.HeightBits(block.TableIndex), heights.OffsetBits(index, block.LogWidth), rowPoint, point[..high]);
            sum += columns * rows;
        }

        return sum;
    }

    /// <summary>γ to the number of each block's first column.</summary>
    private static T[] BlockFactors<T>(DenseLayout layout, T gamma)
        where T : struct, IRing<T>
    {
        var squares = new T[layout.LogWidthMax + 1];
        squares[0] = gamma;
        for (int log = 1; log < squares.Length; log++)
            squares[log] = squares[log - 1] * squares[log - 1];

        // By number, each block follows the one before.
        int[] order = [.. Enumerable.Range(0, layout.Blocks.Count).OrderBy(index => layout.Blocks[index].FirstNumber)];
        var factors = new T[order.Length];
        T factor = T.One;
        foreach (int index in order)
        {
            factors[index] = factor;
            factor *= squares[layout.Blocks[index].LogWidth];
        }

        return factors;
    }

    /// <summary>
    /// Σ_{r &lt; height} eq(r, rowPoint)·eq(offset + r, point), as a read-once branching program over the bits with states (carry, less).
    /// </summary>
    private static T ShiftedEq<T>(ReadOnlySpan<T> heightBits, ReadOnlySpan<T> offsetBits, ReadOnlySpan<T> rowPoint, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        // Rows are below 2^{R_t}, R_t + 1 being the number of bits of the height: the upper coordinates of the row point meet zero bits.
        int rowBits = heightBits.Length - 1;
        T upper = T.One;
        foreach (T coordinate in rowPoint[..^rowBits])
            upper *= T.One - coordinate;

        // States by carry (0, 1) and less (0, 1).
        T state00 = upper, state01 = T.Zero, state10 = T.Zero, state11 = T.Zero;
        for (int bit = 0; bit <= point.Length; bit++)
        {
            T height = bit < heightBits.Length ? heightBits[bit] : T.Zero;
            T offset = offsetBits[bit];
            T sumOne = bit < point.Length ? point[point.Length - 1 - bit] : T.Zero; // beyond the point the sum bit is 0
            T carry0 = state00 + state01;
            T carry1 = state10 + state11;

            // With row bit ρ: sum = ρ ⊕ offset ⊕ carry, next carry = majority. The two weights of the sum bit add up to 1.
            T same = T.One - sumOne + (offset * (sumOne + sumOne - T.One)); // weight of sum = offset

            // less after the bit: ρ = 0 keeps it or, where H = 1, sets it; ρ = 1 keeps it where H = 1 and clears it otherwise.
            T zeroLess0 = state01 + (height * state00);
            T zeroLess1 = state11 + (height * state10);

            T zeroSame = same, zeroFlipped = T.One - same;
            T all1 = T.Zero, less1 = T.Zero, middleAll = T.Zero, middleLess = T.Zero;
            if (bit < rowBits)
            {
                T rowOne = rowPoint[rowPoint.Length - 1 - bit];
                T oneSame = rowOne * same;
                T oneFlipped = rowOne - oneSame;
                zeroSame -= oneSame;
                zeroFlipped -= oneFlipped;

                // (carry 1, ρ 1): sum = offset, carry. (carry 0, ρ 1): sum flipped, carry = offset.
                all1 = oneSame * carry1;
                less1 = oneSame * (height * state11);
                middleAll = oneFlipped * carry0;
                middleLess = oneFlipped * (height * state01);
            }

            // (carry 0, ρ 0): sum = offset, no carry. (carry 1, ρ 0): sum flipped, carry = offset.
            middleAll += zeroFlipped * carry1;
            middleLess += zeroFlipped * zeroLess1;
            T middleAllCarry = offset * middleAll;
            T middleLessCarry = offset * middleLess;
            T all0 = (zeroSame * carry0) + middleAll - middleAllCarry;
            T less0 = (zeroSame * zeroLess0) + middleLess - middleLessCarry;
            all1 += middleAllCarry;
            less1 += middleLessCarry;

            state01 = less0;
            state00 = all0 - less0;
            state11 = less1;
            state10 = all1 - less1;
        }

        return state01;
    }
}

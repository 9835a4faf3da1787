using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>The comparison of two 64-bit values by their most significant limb that differs (Spec §6.6.4).</summary>
/// <param name="Marker">One at the most significant limb that differs; all zero when the values are equal.</param>
/// <param name="Difference">right − left at that limb.</param>
/// <param name="IsLess">One if left &lt; right.</param>
/// <param name="LeftSign">The sign of the left value in a signed comparison.</param>
/// <param name="RightSign">The sign of the right value in a signed comparison.</param>
public readonly record struct ComparisonColumns(ColumnRange Marker, int Difference, int IsLess, int LeftSign, int RightSign)
{
    /// <summary>States the comparison. Returns the expression that is 1 when the values differ.</summary>
    internal Expression Define(TableBuilder row, Expression signed, Expression[] left, Expression[] right)
    {
        Expression leftSign = row[LeftSign], rightSign = row[RightSign], isLess = row[IsLess];
        row.AssertBooleans("sign", leftSign, rightSign);
        row.AssertZero("left sign of an unsigned comparison", (1 - signed) * leftSign);
        row.AssertZero("right sign of an unsigned comparison", (1 - signed) * rightSign);
        row.AssertSign(signed, left[3], leftSign);
        row.AssertSign(signed, right[3], rightSign);

        // From the top down: limbs above the marked one are equal.
        Expression marked = Expression.Zero, difference = Expression.Zero;
        for (int limb = 3; limb >= 0; limb--)
        {
            Expression marker = row[Marker, limb];
            Expression distance = right[limb] - left[limb];
            if (limb == 3)
                distance -= (1 << 16) * (rightSign - leftSign);
            row.AssertBoolean("marker", marker);
            marked += marker;
            row.AssertZero("limbs above the marked one are equal", (1 - marked) * distance);
            difference += marker * distance;
        }

        // |difference| ≥ 1 with the sign that IsLess claims.
        row.AssertEqual("difference", row[Difference], difference);
        row.AssertRange16(marked, (2 * isLess - 1) * row[Difference] - 1);
        row.AssertBoolean("is less", isLess);
        row.AssertZero("equal values are not less", (1 - marked) * isLess);
        return marked;
    }
}

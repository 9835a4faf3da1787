using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Machine;

/// <summary>The small parts of which the instruction tables are made.</summary>
internal static class Gadgets
{
    /// <summary>The weight of a sign bit within its limb.</summary>
    public const int SignWeight = 1 << 15;

    /// <summary>A limb of ones: the extension of a negative number.</summary>
    public const int Ones = 0xFFFF;

    private static readonly Expression InverseOfLimb =
        Expression.FromCanonical(KoalaBear.FromCanonical(1 << 16).Inverse().ToCanonical());

    private static readonly Expression InverseOfByte =
        Expression.FromCanonical(KoalaBear.FromCanonical(1 << 8).Inverse().ToCanonical());

    /// <summary>2^<paramref name="exponent"/> as an expression, for exponents below 31.</summary>
    public static Expression Power(int exponent) => Expression.FromCanonical(1u << exponent);

    /// <summary>Divides by 2^16 in the field.</summary>
    public static Expression DivideByLimb(Expression value) => value * InverseOfLimb;

    /// <summary>Divides by 2^8 in the field.</summary>
    public static Expression DivideByByte(Expression value) => value * InverseOfByte;

    /// <summary>Requires value &lt; 2^16.</summary>
    public static void AssertRange16(this TableBuilder row, Expression multiplicity, Expression value) =>
        row.Lookup(Buses.Range16, multiplicity, value);

    /// <summary>Requires value &lt; 2^bits.</summary>
    public static void AssertBits(this TableBuilder row, Expression multiplicity, int bits, Expression value) =>
        row.Lookup(Buses.Bits, multiplicity, bits, Power(bits), value);

    /// <summary>Requires that a limb is below 2^16 and that <paramref name="sign"/> is its top bit.</summary>
    public static void AssertSign(this TableBuilder row, Expression multiplicity, Expression limb, Expression sign) =>
        row.AssertBits(multiplicity, 15, limb - SignWeight * sign);

    /// <summary>Requires each of four limbs to be below 2^16.</summary>
    public static void AssertLimbs(this TableBuilder row, Expression multiplicity, Expression[] limbs)
    {
        foreach (Expression limb in limbs)
            row.AssertRange16(multiplicity, limb);
    }

    /// <summary>Requires each to be 0 or 1.</summary>
    public static void AssertBooleans(this TableBuilder row, string name, params ReadOnlySpan<Expression> values)
    {
        foreach (Expression value in values)
            row.AssertBoolean(name, value);
    }

    /// <summary>zero where the condition is 0, one where it is 1; the condition is boolean.</summary>
    public static Expression Select(Expression condition, Expression zero, Expression one) => zero + condition * (one - zero);

    /// <inheritdoc cref="Select(Expression, Expression, Expression)"/>
    public static Expression[] Select(Expression condition, Expression[] zero, Expression[] one) =>
        [.. zero.Zip(one, (left, right) => Select(condition, left, right))];

    /// <summary>The sum of expressions.</summary>
    public static Expression Sum(params ReadOnlySpan<Expression> values)
    {
        Expression sum = Expression.Zero;
        foreach (Expression value in values)
            sum += value;
        return sum;
    }

    /// <summary>
    /// The carries out of the limbs of left + right = total. They are expressions: the caller requires them to be boolean, and then, all
    /// limbs being below 2^16, the sum holds over the integers modulo 2^64.
    /// </summary>
    public static Expression[] Carries(Expression[] left, Expression[] right, Expression[] total)
    {
        var carries = new Expression[total.Length];
        Expression carry = Expression.Zero;
        for (int limb = 0; limb < total.Length; limb++)
        {
            carry = DivideByLimb(left[limb] + right[limb] + carry - total[limb]);
            carries[limb] = carry;
        }

        return carries;
    }

    /// <summary>Requires left + right = total modulo 2^64.</summary>
    public static void AssertSum(this TableBuilder row, Expression[] left, Expression[] right, Expression[] total) =>
        row.AssertBooleans("carry", Carries(left, right, total));
}

using Nullius.Constraints;

namespace Nullius.Machine;

/// <summary>Boolean functions as polynomials of bits, and bits as integers.</summary>
internal static class BitArithmetic
{
    public static Expression Xor(Expression left, Expression right) => left + right - (2 * left * right);

    public static Expression Xor(Expression first, Expression second, Expression third) => Xor(Xor(first, second), third);

    /// <summary>The bits from <paramref name="start"/> on as an integer, the first of weight one.</summary>
    public static Expression Integer(ReadOnlySpan<Expression> bits, int start, int count)
    {
        Expression sum = Expression.Zero;
        for (int bit = 0; bit < count; bit++)
            sum += (1 << bit) * bits[start + bit];
        return sum;
    }
}

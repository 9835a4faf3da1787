using System.Numerics;
using Nullius.Fields;

namespace Nullius.Polynomials;

/// <summary>Multilinear polynomials in n variables, given by their 2^n values on {0, 1}^n.</summary>
/// <remarks>The value at (b₀, …, b₍ₙ₋₁₎) has index Σ bᵢ·2^(n−1−i): coordinates are listed most significant first. Spec §1.4.</remarks>
public static class Multilinear
{
    /// <summary>eq(x, y) = Π (xᵢyᵢ + (1 − xᵢ)(1 − yᵢ)), the multilinear extension of equality.</summary>
    public static T Eq<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : struct, IRing<T>
    {
        if (x.Length != y.Length)
            throw new ArgumentException("Both points have the same number of coordinates.", nameof(y));

        var product = T.One;
        for (var i = 0; i < x.Length; i++)
        {
            var both = x[i] * y[i];
            product *= T.One - x[i] - y[i] + both + both;
        }

        return product;
    }

    /// <summary>The values of eq(point, ·) on {0, 1}^n.</summary>
    public static T[] EqTable<T>(ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        var table = new T[1 << point.Length];
        table[0] = T.One;
        for (var (i, count) = (0, 1); i < point.Length; i++, count *= 2)
        {
            // Appending a variable makes it the least significant: entry b becomes entries 2b and 2b + 1. Backwards, as it is in place.
            for (var b = count - 1; b >= 0; b--)
            {
                var one = table[b] * point[i];
                table[2 * b] = table[b] - one;
                table[(2 * b) + 1] = one;
            }
        }

        return table;
    }

    /// <summary>The value at a point of the polynomial with the given 2^n values.</summary>
    public static T Evaluate<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        ThrowIfMismatched(values.Length, point.Length);
        var folded = values.ToArray();
        var half = folded.Length / 2;
        foreach (var coordinate in point)
        {
            for (var i = 0; i < half; i++)
                folded[i] += coordinate * (folded[i + half] - folded[i]);
            half /= 2;
        }

        return folded[0];
    }

    /// <summary>The value at a point of the extension of the polynomial with the given 2^n values in the base field.</summary>
    public static KoalaBear5 Evaluate(ReadOnlySpan<KoalaBear> values, ReadOnlySpan<KoalaBear5> point)
    {
        ThrowIfMismatched(values.Length, point.Length);
        var lifted = new KoalaBear5[values.Length];
        for (var i = 0; i < lifted.Length; i++)
            lifted[i] = values[i];
        return Evaluate<KoalaBear5>(lifted, point);
    }

    /// <summary>The value at a point of the multilinear polynomial with values (1, z, z², …): Π ((1 − xᵢ) + xᵢ·z^(2^(n−1−i))).</summary>
    /// <remarks>As a weight it turns a univariate evaluation at z into a claim about a multilinear polynomial. Spec §1.5.</remarks>
    public static T PowerWeight<T>(T z, ReadOnlySpan<T> point)
        where T : struct, IRing<T>
    {
        var product = T.One;
        var power = z;
        for (var i = point.Length - 1; i >= 0; i--)
        {
            product *= T.One + (point[i] * (power - T.One));
            power *= power;
        }

        return product;
    }

    private static void ThrowIfMismatched(int valueCount, int coordinateCount)
    {
        if (!BitOperations.IsPow2(valueCount) || BitOperations.Log2((uint)valueCount) != coordinateCount)
            throw new ArgumentException("A polynomial in n variables has 2^n values.");
    }
}

using Nullius.Fields;

namespace Nullius.Polynomials;

/// <summary>Univariate polynomials over any ring, by coefficients or by values at 0, 1, …, d.</summary>
public static class Univariate
{
    /// <summary>The highest degree of a polynomial that is given by its values.</summary>
    public const int DegreeMax = 4;

    /// <summary>The value at x of the polynomial with the given coefficients, constant term first.</summary>
    public static T EvaluateCoefficients<T>(ReadOnlySpan<T> coefficients, T x)
        where T : struct, IRing<T>
    {
        var value = T.Zero;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            value = (value * x) + coefficients[i];
        return value;
    }

    /// <summary>The value at x of the polynomial of degree at most d ≤ 4 with the given d + 1 values at 0, 1, …, d.</summary>
    /// <remarks>Lagrange's formula without division by a ring element: the denominators j!·(d − j)!·(−1)^(d − j) are constants. Spec §1.6.</remarks>
    public static T EvaluateValues<T>(ReadOnlySpan<T> values, T x)
        where T : struct, IRing<T>
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length, nameof(values));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, DegreeMax + 1, nameof(values));

        var degree = values.Length - 1;
        var differences = new T[values.Length];
        for (var j = 0; j <= degree; j++)
            differences[j] = x - T.FromCanonical((uint)j);

        var result = T.Zero;
        for (var j = 0; j <= degree; j++)
        {
            var term = values[j] * T.FromCanonical(InverseDenominator(degree, j).ToCanonical());
            for (var k = 0; k <= degree; k++)
            {
                if (k != j)
                    term *= differences[k];
            }

            result += term;
        }

        return result;
    }

    private static KoalaBear InverseDenominator(int degree, int index)
    {
        var denominator = KoalaBear.One;
        for (var k = 0; k <= degree; k++)
        {
            if (k != index)
                denominator *= KoalaBear.FromCanonical((uint)index) - KoalaBear.FromCanonical((uint)k);
        }

        return denominator.Inverse();
    }
}

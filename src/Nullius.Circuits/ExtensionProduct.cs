using Nullius.Constraints;
using Nullius.Fields;

namespace Nullius.Circuits;

/// <summary>Arithmetic on elements of E whose coefficients are expressions (Spec §1.3).</summary>
internal static class ExtensionProduct
{
    /// <summary>left · right modulo X⁵ + X² − 1.</summary>
    public static Expression[] Multiply(ReadOnlySpan<Expression> left, ReadOnlySpan<Expression> right)
    {
        var wide = new Expression[(2 * KoalaBear5.Degree) - 1];
        for (int i = 0; i < KoalaBear5.Degree; i++)
        {
            for (int j = 0; j < KoalaBear5.Degree; j++)
                wide[i + j] += left[i] * right[j];
        }

        // X⁵ = 1 − X², from the highest power down.
        for (int power = wide.Length - 1; power >= KoalaBear5.Degree; power--)
        {
            wide[power - KoalaBear5.Degree] += wide[power];
            wide[power - 3] -= wide[power];
        }

        return wide[..KoalaBear5.Degree];
    }

    /// <summary>low + challenge·(high − low).</summary>
    public static Expression[] Interpolate(ReadOnlySpan<Expression> low, ReadOnlySpan<Expression> high, ReadOnlySpan<Expression> challenge)
    {
        var difference = new Expression[KoalaBear5.Degree];
        for (int index = 0; index < difference.Length; index++)
            difference[index] = high[index] - low[index];
        Expression[] result = Multiply(challenge, difference);
        for (int index = 0; index < result.Length; index++)
            result[index] += low[index];
        return result;
    }
}

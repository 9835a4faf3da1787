using Nullius.Fields;

namespace Nullius.Kernels;

/// <summary>
/// The inner loops of the GKR argument for sums of fractions p/q. Four vectors describe one layer in its sumcheck: p(y,0), q(y,1), q(y,0) and
/// u(y) = p(y,1) + λ·q(y,1), so that G = p(y,0)·q(y,1) + q(y,0)·u(y).
/// </summary>
public static class FractionKernels
{
    /// <summary>Adds neighbouring fractions: from p, q of 2n nodes the p, q of n.</summary>
    public static void AddPairs(
        ExtensionSpan numerators, ExtensionSpan denominators, ExtensionSpan parentNumerators, ExtensionSpan parentDenominators)
    {
        for (int index = 0; index < parentNumerators.Length; index++)
        {
            KoalaBear5 left = denominators[2 * index];
            KoalaBear5 right = denominators[(2 * index) + 1];
            parentNumerators[index] = (numerators[2 * index] * right) + (numerators[(2 * index) + 1] * left);
            parentDenominators[index] = left * right;
        }
    }

    /// <summary>Adds neighbouring fractions whose numerators are in F.</summary>
    public static void AddPairs(
        ReadOnlySpan<KoalaBear> numerators, ExtensionSpan denominators, ExtensionSpan parentNumerators, ExtensionSpan parentDenominators)
    {
        for (int index = 0; index < parentNumerators.Length; index++)
        {
            KoalaBear5 left = denominators[2 * index];
            KoalaBear5 right = denominators[(2 * index) + 1];
            parentNumerators[index] = (right * numerators[2 * index]) + (left * numerators[(2 * index) + 1]);
            parentDenominators[index] = left * right;
        }
    }

    /// <summary>Separates the nodes of a layer into the four vectors of its parent's sumcheck.</summary>
    public static void Separate(
        ExtensionSpan numerators, ExtensionSpan denominators, KoalaBear5 lambda, ExtensionSpan p0, ExtensionSpan q1, ExtensionSpan q0, ExtensionSpan u)
    {
        for (int index = 0; index < p0.Length; index++)
        {
            KoalaBear5 right = denominators[(2 * index) + 1];
            p0[index] = numerators[2 * index];
            q0[index] = denominators[2 * index];
            q1[index] = right;
            u[index] = numerators[(2 * index) + 1] + (lambda * right);
        }
    }

    /// <summary>Separates the nodes of a layer whose numerators are in F.</summary>
    public static void Separate(
        ReadOnlySpan<KoalaBear> numerators, ExtensionSpan denominators, KoalaBear5 lambda, ExtensionSpan p0, ExtensionSpan q1, ExtensionSpan q0, ExtensionSpan u)
    {
        for (int index = 0; index < p0.Length; index++)
        {
            KoalaBear5 right = denominators[(2 * index) + 1];
            p0[index] = numerators[2 * index];
            q0[index] = denominators[2 * index];
            q1[index] = right;
            u[index] = (lambda * right) + numerators[(2 * index) + 1];
        }
    }

    /// <summary>Σ weight · G over pairs of neighbours, at X = 0, and the coefficient of X².</summary>
    public static (KoalaBear5 AtZero, KoalaBear5 Leading) Round(
        ExtensionSpan p0, ExtensionSpan q1, ExtensionSpan q0, ExtensionSpan u, ExtensionSpan weights)
    {
        KoalaBear5 atZero = KoalaBear5.Zero;
        KoalaBear5 leading = KoalaBear5.Zero;
        for (int index = 0; index < weights.Length; index++)
        {
            int even = 2 * index;
            int odd = even + 1;
            KoalaBear5 weight = weights[index];
            atZero += weight * ((p0[even] * q1[even]) + (q0[even] * u[even]));
            leading += weight * (((p0[odd] - p0[even]) * (q1[odd] - q1[even])) + ((q0[odd] - q0[even]) * (u[odd] - u[even])));
        }

        return (atZero, leading);
    }
}

namespace Nullius.Prover.Security;

/// <summary>
/// What is proven about Reed–Solomon codes of rate ρ = 2^−c at the proximity 1 − √ρ − η with η = √ρ/m, below the Johnson bound (Spec §8.2).
/// </summary>
/// <param name="LogInverseRate">c.</param>
/// <param name="Multiplicity">m ≥ 3.</param>
public readonly record struct ReedSolomonBounds(int LogInverseRate, int Multiplicity)
{
    /// <summary>log2 of √ρ + η, the chance that one query misses a word that is far from the code.</summary>
    public double LogMiss => (-LogInverseRate / 2.0) + Math.Log2(1 + (1.0 / Multiplicity));

    /// <summary>log2 of the list size 1/(2η√ρ) = m/(2ρ).</summary>
    public double LogListSize => Math.Log2(Multiplicity) - 1 + LogInverseRate;

    /// <summary>
    /// log2 of the number of challenges for which a line of words of length 2^<paramref name="logLength"/> has a point with an agreement
    /// that the line has not: (2(m + ½)⁵ + 3(m + ½)γρ)·N/(3ρ^{3/2}) + (m + ½)/√ρ.
    /// </summary>
    public double LogExceptions(int logLength)
    {
        double rate = double.Exp2(-LogInverseRate);
        double gamma = 1 - double.Exp2(LogMiss);
        double m = Multiplicity + 0.5;
        double main = ((2 * Math.Pow(m, 5)) + (3 * m * gamma * rate)) / (3 * Math.Pow(rate, 1.5));
        return Math.Log2((main * double.Exp2(logLength)) + (m / Math.Sqrt(rate)));
    }

    /// <summary>The same by the bound of 2020 for words of dimension 2^<paramref name="logDimension"/>: 2^{2·dimension}/(2·min(η, √ρ/20))^7.</summary>
    public double LogExceptions2020(int logDimension)
    {
        double eta = double.Exp2(-LogInverseRate / 2.0) / Math.Max(Multiplicity, 20);
        return (2.0 * logDimension) - (7 * Math.Log2(2 * eta));
    }
}

using CsCheck;
using Nullius.Fields;
using Nullius.Polynomials;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class UnivariateTests
{
    [Fact]
    public void ValuesAndCoefficientsDescribeTheSamePolynomial() =>
        Gen.Select(Generators.KoalaBear5.Array[1, Univariate.DegreeMax + 1], Generators.KoalaBear5).Sample((coefficients, x) =>
        {
            var values = Enumerable.Range(0, coefficients.Length)
                .Select(i => Univariate.EvaluateCoefficients<KoalaBear5>(coefficients, KoalaBear5.FromCanonical((uint)i))).ToArray();
            return Univariate.EvaluateValues<KoalaBear5>(values, x) == Univariate.EvaluateCoefficients<KoalaBear5>(coefficients, x);
        });

    [Fact]
    public void CoefficientsAreListedFromTheConstantTerm() => Generators.KoalaBear5.Array[3].Sample(c =>
        Univariate.EvaluateCoefficients<KoalaBear5>(c, KoalaBear5.Root) == c[0] + (c[1] * KoalaBear5.Root) + (c[2] * KoalaBear5.Root.Square()));

    [Fact]
    public void RejectsMoreValuesThanTheDegreeAllows() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Univariate.EvaluateValues<KoalaBear5>(new KoalaBear5[6], default));
}

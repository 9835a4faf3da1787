using Nullius.Fields;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Engine.Tests.Opening;

public sealed class OpeningKernelTests
{
    private readonly Random _random = new(20);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(37, 1)]
    [InlineData(37, 2)]
    [InlineData(21, 4)]
    [InlineData(9, 8)]
    [InlineData(5, 16)]
    [InlineData(3, 64)]
    public void OuterProductsAreProductsOfRowAndColumn(int rowCount, int width)
    {
        KoalaBear5[] rows = Extension(rowCount), columns = Extension(width);
        KoalaBear5[] expected = [.. rows.SelectMany(row => columns.Select(column => row * column))];
        var destination = new ExtensionVector(rowCount * width);
        OuterProduct.Write(ExtensionVector.FromElements(rows), ExtensionVector.FromElements(columns), destination);
        Assert.Equal(expected, destination.ToArray());
        OuterProduct.Add(ExtensionVector.FromElements(rows), ExtensionVector.FromElements(columns), destination);
        Assert.Equal([.. expected.Select(value => value.Twice())], destination.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(53)]
    public void PairsAreCombinedWithTheFactor(int count)
    {
        KoalaBear5 factor = Extension(1)[0];
        KoalaBear[] baseValues = Base(2 * count);
        KoalaBear5[] values = Extension(2 * count);
        var destination = new ExtensionVector(count);
        Combinations.Pairs(baseValues, factor, destination);
        Assert.Equal([.. Enumerable.Range(0, count).Select(i => (factor * baseValues[(2 * i) + 1]) + baseValues[2 * i])], destination.ToArray());

        ExtensionVector source = ExtensionVector.FromElements(values);
        Combinations.Pairs(source, factor, source.Slice(0, count));
        Assert.Equal([.. Enumerable.Range(0, count).Select(i => values[2 * i] + (factor * values[(2 * i) + 1]))], source.Slice(0, count).ToArray());
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 16)]
    [InlineData(5, 40)]
    [InlineData(16, 33)]
    [InlineData(70, 17)]
    public void ChunksAreCombinedWithTheirFactors(int chunks, int length)
    {
        const int Gap = 3;
        KoalaBear5[] factors = Extension(chunks);
        KoalaBear[] source = Base((chunks * (length + Gap)) - Gap);
        var destination = new ExtensionVector(length);
        Combinations.Chunks(source, length + Gap, factors, destination);
        for (int index = 0; index < length; index++)
        {
            KoalaBear5 expected = default;
            for (int chunk = 0; chunk < chunks; chunk++)
                expected += factors[chunk] * source[(chunk * (length + Gap)) + index];
            Assert.Equal(expected, destination[index]);
        }
    }

    [Fact]
    public void ChunksOfExtremeElementsDoNotOverflow()
    {
        KoalaBear top = KoalaBear.FromMontgomery(KoalaBear.Modulus - 1);
        var extreme = new KoalaBear5(top, top, top, top, top);
        KoalaBear5[] factors = [.. Enumerable.Repeat(extreme, 33)];
        KoalaBear[] source = [.. Enumerable.Repeat(top, 33 * 32)];
        var destination = new ExtensionVector(32);
        Combinations.Chunks(source, 32, factors, destination);
        KoalaBear5 expected = default;
        foreach (KoalaBear5 factor in factors)
            expected += factor * top;
        Assert.All(destination.ToArray(), value => Assert.Equal(expected, value));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(32)]
    [InlineData(256)]
    public void RoundPolynomialsAreSumsOverThePositions(int length)
    {
        KoalaBear5[] v = Extension(length), w = Extension(length);
        (ExtensionVector x, ExtensionVector y) = (ExtensionVector.FromElements(v), ExtensionVector.FromElements(w));
        Assert.Equal(Round(v, w), InTwoParts(length / 2, (start, count) => PlainSumcheck.RoundPolynomial(x, y, start, count)));

        KoalaBear5 challenge = Extension(1)[0];
        (KoalaBear5, KoalaBear5) next = InTwoParts(
            length / 4, (start, count) => PlainSumcheck.BindAndRoundPolynomial(x, y, challenge, start, count));
        (KoalaBear5[] boundV, KoalaBear5[] boundW) = (Bind(v, challenge), Bind(w, challenge));
        Assert.Equal(Round(boundV, boundW), next);
        Assert.Equal(boundV, x.Slice(0, length / 2).ToArray());
        Assert.Equal(boundW, y.Slice(0, length / 2).ToArray());
    }

    private static (KoalaBear5 Constant, KoalaBear5 Quadratic) InTwoParts(
        int positions, Func<int, int, (KoalaBear5 Constant, KoalaBear5 Quadratic)> part)
    {
        int cut = positions / 3;
        (KoalaBear5 constant, KoalaBear5 quadratic) = part(0, cut);
        (KoalaBear5 otherConstant, KoalaBear5 otherQuadratic) = part(cut, positions - cut);
        return (constant + otherConstant, quadratic + otherQuadratic);
    }

    private static (KoalaBear5 Constant, KoalaBear5 Quadratic) Round(KoalaBear5[] v, KoalaBear5[] w)
    {
        int half = v.Length / 2;
        KoalaBear5 constant = default, quadratic = default;
        for (int index = 0; index < half; index++)
        {
            constant += v[index] * w[index];
            quadratic += (v[index + half] - v[index]) * (w[index + half] - w[index]);
        }

        return (constant, quadratic);
    }

    private static KoalaBear5[] Bind(KoalaBear5[] values, KoalaBear5 challenge)
    {
        int half = values.Length / 2;
        return [.. Enumerable.Range(0, half).Select(index => values[index] + (challenge * (values[index + half] - values[index])))];
    }

    private KoalaBear[] Base(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => KoalaBear.FromCanonical((uint)_random.Next((int)KoalaBear.Modulus)))];

    private KoalaBear5[] Extension(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => KoalaBear5.FromCoefficients(Base(KoalaBear5.Degree)))];
}

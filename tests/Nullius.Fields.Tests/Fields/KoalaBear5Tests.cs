using CsCheck;
using Nullius.Fields;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class KoalaBear5Tests : FieldLaws<KoalaBear5>
{
    protected override Gen<KoalaBear5> Elements => Generators.KoalaBear5;

    [Fact]
    public void RootSatisfiesItsPolynomial()
    {
        var x = KoalaBear5.Root;
        Assert.Equal(KoalaBear5.Zero, x.Pow(5) + x.Pow(2) - KoalaBear5.One);
    }

    [Fact]
    public void PolynomialIsIrreducible()
    {
        // Its degree is the prime 5: X^(p⁵) = X leaves factors of degree one or five, and X^p ≠ X rules out five factors of degree one.
        var image = KoalaBear5.Root.Pow(KoalaBear.Modulus);
        Assert.NotEqual(KoalaBear5.Root, image);
        for (var i = 1; i < KoalaBear5.Degree; i++)
            image = image.Pow(KoalaBear.Modulus);
        Assert.Equal(KoalaBear5.Root, image);
    }

    [Fact]
    public void FrobeniusRaisesToTheModulus() => Elements.Sample(a => a.Frobenius() == a.Pow(KoalaBear.Modulus), iter: 20);

    [Fact]
    public void MultiplicationIsPolynomialMultiplicationModuloThePolynomial() => Gen.Select(Elements, Elements).Sample((a, b) =>
    {
        var product = new KoalaBear[9];
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
                product[i + j] += a[i] * b[j];
        }

        for (var k = 8; k >= 5; k--)
        {
            product[k - 5] += product[k];
            product[k - 3] -= product[k];
        }

        return a * b == KoalaBear5.FromCoefficients(product.AsSpan(0, 5));
    });

    [Fact]
    public void BaseFieldEmbeds() => Gen.Select(Elements, Generators.KoalaBear).Sample((a, b) =>
        a * b == a * KoalaBear5.FromBase(b) && b * a == a * b && a + b == a + KoalaBear5.FromBase(b) && a - b == a - KoalaBear5.FromBase(b));

    [Fact]
    public void PowersMultiply() => Gen.Select(Elements, Gen.ULong[0, 1 << 20], Gen.ULong[0, 1 << 20]).Sample((a, m, n) =>
        a.Pow(m) * a.Pow(n) == a.Pow(m + n));

    [Fact]
    public void CoefficientsRoundTrip() => Elements.Sample(a =>
    {
        var coefficients = new KoalaBear[5];
        a.CopyTo(coefficients);
        return KoalaBear5.FromCoefficients(coefficients) == a;
    });

    [Fact]
    public void EncodingRoundTrips() => Elements.Sample(a =>
    {
        var bytes = new byte[KoalaBear5.EncodedBytes];
        a.Write(bytes);
        return KoalaBear5.TryRead(bytes, out var read) && read == a;
    });

    [Fact]
    public void RejectsEncodingWithACoefficientThatIsNotCanonical()
    {
        for (var i = 0; i < KoalaBear5.Degree; i++)
        {
            var bytes = new byte[KoalaBear5.EncodedBytes];
            BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), KoalaBear.Modulus);
            Assert.False(KoalaBear5.TryRead(bytes, out _));
        }

        Assert.False(KoalaBear5.TryRead(new byte[19], out _));
    }
}

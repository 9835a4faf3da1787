namespace Nullius.Fields;

public readonly partial struct KoalaBear5
{
    // (X^i)^p and (X^i)^(p²) for i = 1…4, derived by tools/constants/koalabear.py.
    private static readonly KoalaBear5[] FrobeniusImages1 =
    [
        Constant(1576402667, 1173144480, 1567662457, 1206866823, 2428146),
        Constant(1680345488, 1381986, 615237464, 1380104858, 295431824),
        Constant(441230756, 323126830, 704986542, 1445620072, 503505220),
        Constant(1364444097, 1144738982, 2008416047, 143367062, 1027410849),
    ];

    private static readonly KoalaBear5[] FrobeniusImages2 =
    [
        Constant(361322221, 1970254932, 446925412, 2022674657, 1632465862),
        Constant(38642385, 43998532, 505661721, 64403975, 183375883),
        Constant(606751683, 704817071, 1858809488, 1011252806, 1228083580),
        Constant(29971245, 1609062143, 1047268670, 49952075, 774243406),
    ];

    /// <summary>The image under x ↦ x^p, which fixes the base field.</summary>
    public KoalaBear5 Frobenius() => Apply(FrobeniusImages1);

    /// <summary>This element to the given power; anything to the power zero is one.</summary>
    public KoalaBear5 Pow(ulong exponent)
    {
        var result = One;
        var square = this;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result *= square;
            square *= square;
        }

        return result;
    }

    /// <summary>The multiplicative inverse, zero for zero.</summary>
    /// <remarks>The product of all five conjugates is the norm, an element of the base field, where inversion is cheap.</remarks>
    public KoalaBear5 Inverse()
    {
        var conjugate1 = Frobenius();
        var conjugates12 = conjugate1 * conjugate1.Frobenius();
        var conjugates1234 = conjugates12 * conjugates12.Apply(FrobeniusImages2);
        var norm = (this * conjugates1234).C0;
        return conjugates1234 * norm.Inverse();
    }

    private KoalaBear5 Apply(KoalaBear5[] images) =>
        FromBase(C0) + (images[0] * C1) + (images[1] * C2) + (images[2] * C3) + (images[3] * C4);

    private static KoalaBear5 Constant(uint c0, uint c1, uint c2, uint c3, uint c4) =>
        new(
            KoalaBear.FromCanonical(c0),
            KoalaBear.FromCanonical(c1),
            KoalaBear.FromCanonical(c2),
            KoalaBear.FromCanonical(c3),
            KoalaBear.FromCanonical(c4));
}

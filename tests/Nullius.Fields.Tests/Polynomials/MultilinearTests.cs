using CsCheck;
using Nullius.Fields;
using Nullius.Polynomials;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class MultilinearTests
{
    private const int Variables = 4;

    private static readonly Gen<KoalaBear5[]> Points = Generators.KoalaBear5.Array[Variables];

    private static readonly Gen<KoalaBear5[]> Values = Generators.KoalaBear5.Array[1 << Variables];

    [Fact]
    public void EqTableListsTheFirstCoordinateAsMostSignificant() => Points.Sample(point =>
    {
        var table = Multilinear.EqTable<KoalaBear5>(point);
        for (var index = 0; index < table.Length; index++)
            Assert.Equal(Multilinear.Eq<KoalaBear5>(point, Corner(index)), table[index]);
    });

    [Fact]
    public void EqIsSymmetricAndDetectsEquality() => Gen.Select(Points, Points).Sample((x, y) =>
        Multilinear.Eq<KoalaBear5>(x, y) == Multilinear.Eq<KoalaBear5>(y, x)
        && Multilinear.Eq<KoalaBear5>(Corner(5), Corner(5)) == KoalaBear5.One
        && Multilinear.Eq<KoalaBear5>(Corner(5), Corner(4)).IsZero);

    [Fact]
    public void EvaluationIsTheInnerProductWithEq() => Gen.Select(Values, Points).Sample((values, point) =>
    {
        var table = Multilinear.EqTable<KoalaBear5>(point);
        var expected = values.Zip(table, (v, e) => v * e).Aggregate((a, b) => a + b);
        return Multilinear.Evaluate<KoalaBear5>(values, point) == expected;
    });

    [Fact]
    public void EvaluationAtACornerIsTheValueThere() => Values.Sample(values =>
        Enumerable.Range(0, values.Length).All(i => Multilinear.Evaluate<KoalaBear5>(values, Corner(i)) == values[i]));

    [Fact]
    public void BaseValuesEvaluateAsTheirLift() => Gen.Select(Generators.KoalaBear.Array[1 << Variables], Points).Sample((values, point) =>
        Multilinear.Evaluate(values, point) == Multilinear.Evaluate<KoalaBear5>(values.Select(KoalaBear5.FromBase).ToArray(), point));

    [Fact]
    public void PowerWeightExtendsThePowers() => Gen.Select(Generators.KoalaBear5, Points).Sample((z, point) =>
    {
        var powers = Enumerable.Range(0, 1 << Variables).Select(i => z.Pow((ulong)i)).ToArray();
        return Multilinear.PowerWeight(z, point.AsSpan()) == Multilinear.Evaluate<KoalaBear5>(powers, point);
    });

    [Fact]
    public void RejectsValuesThatDoNotMatchThePoint() =>
        Assert.Throws<ArgumentException>(() => Multilinear.Evaluate<KoalaBear5>(new KoalaBear5[8], new KoalaBear5[4]));

    private static KoalaBear5[] Corner(int index) =>
        Enumerable.Range(0, Variables).Select(i => KoalaBear5.FromCanonical((uint)(index >> (Variables - 1 - i)) & 1)).ToArray();
}

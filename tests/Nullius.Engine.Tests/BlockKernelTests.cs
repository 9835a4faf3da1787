using Nullius.Fields;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>Block kernels against the same formula element by element, at lengths with and without remainders.</summary>
public sealed class BlockKernelTests
{
    private readonly Random _random = new(11);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(300)]
    public void ArithmeticOfBlocksAgrees(int length)
    {
        ExtensionVector left = Vector(length);
        ExtensionVector right = Vector(length);
        KoalaBear5 factor = left[0];
        KoalaBear[] column = Column(length);
        AssertEach(length, target => ExtensionBlock.Multiply(All(left), All(right), All(target)), i => left[i] * right[i]);
        AssertEach(length, target => ExtensionBlock.Add(All(left), All(right), All(target)), i => left[i] + right[i]);
        AssertEach(length, target => ExtensionBlock.Subtract(All(left), All(right), All(target)), i => left[i] - right[i]);
        AssertEach(length, target => ExtensionBlock.MultiplyAccumulate(All(left), factor, All(target)), i => factor * left[i]);
        AssertEach(length, target => BaseBlock.MultiplyAccumulate(column, factor, All(target)), i => factor * column[i]);
        AssertEach(length, target => ExtensionBlock.AddConstant(All(target), factor), _ => factor);
        AssertEach(length, target => ExtensionBlock.AddConstant(All(left), column[0], All(target)), i => left[i] + column[0]);
        AssertEach(length, target => ExtensionBlock.SubtractFromConstant(All(left), column[0], All(target)), i => column[0] - left[i]);
        AssertEach(length, target => ExtensionBlock.MultiplyConstant(All(left), column[0], All(target)), i => left[i] * column[0]);
        KoalaBear5 expected = KoalaBear5.Zero;
        for (int index = 0; index < length; index++)
            expected += left[index] * right[index];
        Assert.Equal(expected, ExtensionBlock.InnerProduct(All(left), All(right)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void FoldsAgree(int length)
    {
        ExtensionVector source = Vector(2 * length);
        KoalaBear[] column = Column(8 * length);
        KoalaBear5 challenge = source[0];
        AssertEach(
            length,
            target => ExtensionBlock.FoldPairs(All(source), challenge, All(target)),
            i => source[2 * i] + (challenge * (source[(2 * i) + 1] - source[2 * i])));
        AssertEach(
            length,
            target => ExtensionBlock.FoldPairs(column.AsSpan(0, 2 * length), challenge, All(target)),
            i => column[2 * i] + (challenge * (column[(2 * i) + 1] - column[2 * i])));
        AssertEach(
            length,
            target => ExtensionBlock.InterpolatePairs(All(source), RoundPoint.MinusOne, All(target)),
            i => source[2 * i].Twice() - source[(2 * i) + 1]);
        AssertEach(
            length,
            target => ExtensionBlock.InterpolatePairs(All(source), RoundPoint.Two, All(target)),
            i => source[(2 * i) + 1].Twice() - source[2 * i]);
        foreach (int group in (ReadOnlySpan<int>)[1, 2, 4, 8])
        {
            KoalaBear5[] weights = Vector(group).ToArray();
            AssertEach(
                length,
                target => WeightedSums.FoldGroups(column.AsSpan(0, group * length), weights, All(target)),
                i => Enumerable.Range(0, group).Aggregate(KoalaBear5.Zero, (sum, j) => sum + (weights[j] * column[(group * i) + j])));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(300)]
    public void WeightedSumsOfColumnsAgree(int length)
    {
        KoalaBear[][] columns = [Column(length), Column(length), Column(length), Column(length)];
        KoalaBear5[] weights = Vector(4).ToArray();
        AssertEach(
            length,
            target => WeightedSums.Accumulate(columns[0], columns[1], columns[2], columns[3], weights, All(target)),
            i => Enumerable.Range(0, 4).Aggregate(KoalaBear5.Zero, (sum, j) => sum + (weights[j] * columns[j][i])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(301)]
    public void SumsOfFractionsAgree(int length)
    {
        ExtensionVector numerators = Vector(2 * length);
        ExtensionVector denominators = Vector(2 * length);
        KoalaBear[] baseNumerators = Column(2 * length);
        var sums = new ExtensionVector(length);
        AssertEach(
            length,
            target => FractionKernels.AddPairs(All(numerators), All(denominators), All(sums), All(target)),
            i => denominators[2 * i] * denominators[(2 * i) + 1]);
        AssertEach(
            length,
            target => FractionKernels.AddPairs(All(numerators), All(denominators), All(target), All(sums)),
            i => (numerators[2 * i] * denominators[(2 * i) + 1]) + (numerators[(2 * i) + 1] * denominators[2 * i]));
        AssertEach(
            length,
            target => FractionKernels.AddPairs(baseNumerators, All(denominators), All(target), All(sums)),
            i => (denominators[(2 * i) + 1] * baseNumerators[2 * i]) + (denominators[2 * i] * baseNumerators[(2 * i) + 1]));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(304)]
    public void RoundsOfFractionsAgree(int pairs)
    {
        ExtensionVector p0 = Vector(2 * pairs), q1 = Vector(2 * pairs), q0 = Vector(2 * pairs), u = Vector(2 * pairs);
        ExtensionVector weights = Vector(pairs);
        KoalaBear5 zero = KoalaBear5.Zero;
        KoalaBear5 top = KoalaBear5.Zero;
        for (int index = 0; index < pairs; index++)
        {
            (int even, int odd) = (2 * index, (2 * index) + 1);
            zero += weights[index] * ((p0[even] * q1[even]) + (q0[even] * u[even]));
            top += weights[index] * (((p0[odd] - p0[even]) * (q1[odd] - q1[even])) + ((q0[odd] - q0[even]) * (u[odd] - u[even])));
        }

        Assert.Equal((zero, top), FractionKernels.Round(All(p0), All(q1), All(q0), All(u), All(weights)));
    }

    private static ExtensionSpan All(ExtensionVector vector) => vector.Span(0, vector.Length);

    private static void AssertEach(int length, Action<ExtensionVector> kernel, Func<int, KoalaBear5> expected)
    {
        var target = new ExtensionVector(length);
        kernel(target);
        for (int index = 0; index < length; index++)
            Assert.Equal(expected(index), target[index]);
    }

    private ExtensionVector Vector(int length)
    {
        var vector = new ExtensionVector(length);
        for (int index = 0; index < length; index++)
            vector[index] = new KoalaBear5(Element(), Element(), Element(), Element(), Element());
        return vector;
    }

    private KoalaBear[] Column(int length) => [.. Enumerable.Range(0, length).Select(_ => Element())];

    // Numbers next to the modulus are where a missing correction shows.
    private KoalaBear Element() => _random.Next(4) == 0
        ? KoalaBear.FromMontgomery(KoalaBear.Modulus - 1 - (uint)_random.Next(3))
        : KoalaBear.FromMontgomery((uint)_random.Next((int)KoalaBear.Modulus));
}

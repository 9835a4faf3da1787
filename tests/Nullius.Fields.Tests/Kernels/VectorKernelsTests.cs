using CsCheck;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;
using Xunit;

namespace Nullius.Fields.Tests;

/// <summary>Every vector kernel agrees with its definition at lengths around the register widths.</summary>
public sealed class VectorKernelsTests
{
    private const int LengthMax = 70;

    private static readonly Gen<KoalaBear5> Factors = Generators.KoalaBear5;

    private static readonly Gen<(KoalaBear[] Base, KoalaBear5[] Left, KoalaBear5[] Right)> Vectors = Gen.Int[0, LengthMax].SelectMany(length =>
        Gen.Select(Generators.KoalaBear.Array[length], Generators.KoalaBear5.Array[length], Generators.KoalaBear5.Array[length]));

    [Fact]
    public void BaseOperationsAreElementwise() => Gen.Select(Vectors, Generators.KoalaBear).Sample((v, factor) =>
    {
        var (a, b) = (v.Base, v.Left.Select(x => x.C0).ToArray());
        var d = new KoalaBear[a.Length];
        VectorKernels.Add(a, b, d);
        Assert.Equal(a.Zip(b, (x, y) => x + y), d);
        VectorKernels.Subtract(a, b, d);
        Assert.Equal(a.Zip(b, (x, y) => x - y), d);
        VectorKernels.Multiply(a, b, d);
        Assert.Equal(a.Zip(b, (x, y) => x * y), d);
        VectorKernels.Scale(a, factor, d);
        Assert.Equal(a.Select(x => x * factor), d);
    });

    [Fact]
    public void ExtensionOperationsAreElementwise() => Gen.Select(Vectors, Factors).Sample((v, factor) =>
    {
        var (a, b) = (ExtensionVector.FromElements(v.Left), ExtensionVector.FromElements(v.Right));
        var d = new ExtensionVector(a.Length);
        VectorKernels.Add(a, b, d);
        Assert.Equal(v.Left.Zip(v.Right, (x, y) => x + y), d.ToArray());
        VectorKernels.Subtract(a, b, d);
        Assert.Equal(v.Left.Zip(v.Right, (x, y) => x - y), d.ToArray());
        VectorKernels.Multiply(a, b, d);
        Assert.Equal(v.Left.Zip(v.Right, (x, y) => x * y), d.ToArray());
        VectorKernels.Scale(a, factor, d);
        Assert.Equal(v.Left.Select(x => x * factor), d.ToArray());
        VectorKernels.Scale(v.Base, factor, d);
        Assert.Equal(v.Base.Select(x => x * factor), d.ToArray());
        b.CopyTo(d);
        VectorKernels.MultiplyAdd(a, factor, d);
        Assert.Equal(v.Right.Zip(v.Left, (x, y) => x + (factor * y)), d.ToArray());
        b.CopyTo(d);
        VectorKernels.MultiplyAdd(v.Base, factor, d);
        Assert.Equal(v.Right.Zip(v.Base, (x, y) => x + (factor * y)), d.ToArray());
    });

    [Fact]
    public void InnerProductsSumProducts() => Vectors.Sample(v =>
    {
        var (a, b) = (ExtensionVector.FromElements(v.Left), ExtensionVector.FromElements(v.Right));
        Assert.Equal(v.Left.Zip(v.Right, (x, y) => x * y).Aggregate(KoalaBear5.Zero, (x, y) => x + y), VectorKernels.InnerProduct(a, b));
        Assert.Equal(v.Base.Zip(v.Right, (x, y) => x * y).Aggregate(KoalaBear5.Zero, (x, y) => x + y), VectorKernels.InnerProduct(v.Base, b));
    });

    [Fact]
    public void LargeInnerProductsDoNotOverflow()
    {
        var largest = -KoalaBear.FromMontgomery(1);
        var a = Enumerable.Repeat(largest, 1000).ToArray();
        var b = ExtensionVector.FromElements(Enumerable.Repeat(new KoalaBear5(largest, largest, largest, largest, largest), 1000).ToArray());
        Assert.Equal(b[0] * largest * KoalaBear.FromCanonical(1000), VectorKernels.InnerProduct(a, b));
        Assert.Equal(b[0] * b[0] * KoalaBear.FromCanonical(1000), VectorKernels.InnerProduct(b, b));
    }

    [Fact]
    public void AdjacentFoldBindsTheLastVariable() => Gen.Select(Vectors, Factors, Factors).Sample((v, r, missing) =>
    {
        var half = (v.Left.Length + 1) / 2;
        KoalaBear5 At(KoalaBear5[] x, int i) => i < x.Length ? x[i] : missing;
        var expected = Enumerable.Range(0, half).Select(i => v.Left[2 * i] + (r * (At(v.Left, (2 * i) + 1) - v.Left[2 * i])));
        var a = ExtensionVector.FromElements(v.Left);
        var d = new ExtensionVector(half);
        VectorKernels.FoldAdjacent(a, r, d, missing);
        Assert.Equal(expected, d.ToArray());
        VectorKernels.FoldAdjacent(a, r, a.Slice(0, half), missing);
        Assert.Equal(expected, a.Slice(0, half).ToArray());

        var lifted = v.Base.Select(KoalaBear5.FromBase).ToArray();
        missing = missing.C0;
        VectorKernels.FoldAdjacent(v.Base, r, d, missing.C0);
        Assert.Equal(Enumerable.Range(0, half).Select(i => lifted[2 * i] + (r * (At(lifted, (2 * i) + 1) - lifted[2 * i]))), d.ToArray());
    });

    [Fact]
    public void HighFoldBindsTheFirstVariable() => Gen.Select(Vectors, Factors).Sample((v, r) =>
    {
        var half = v.Left.Length / 2;
        var expected = Enumerable.Range(0, half).Select(i => v.Left[i] + (r * (v.Left[half + i] - v.Left[i])));
        var a = ExtensionVector.FromElements(v.Left).Slice(0, 2 * half);
        var d = new ExtensionVector(half);
        VectorKernels.FoldHigh(a, r, d);
        Assert.Equal(expected, d.ToArray());
        VectorKernels.FoldHigh(a, r, a.Slice(0, half));
        Assert.Equal(expected, a.Slice(0, half).ToArray());
        VectorKernels.FoldHigh(v.Base.AsSpan(0, 2 * half), r, d);
        Assert.Equal(Enumerable.Range(0, half).Select(i => (r * (v.Base[half + i] - v.Base[i])) + v.Base[i]), d.ToArray());
    });

    [Fact]
    public void EqTableAgreesWithTheDefinition() => Gen.Select(Factors.Array[0, 8], Factors).Sample((point, scale) =>
    {
        var table = new ExtensionVector(1 << point.Length);
        VectorKernels.EqTable(point, scale, table);
        Assert.Equal(Multilinear.EqTable<KoalaBear5>(point).Select(x => x * scale), table.ToArray());
    });

    [Fact]
    public void PowersMultiplyUp() => Gen.Select(Gen.Int[0, LengthMax], Factors, Factors).Sample((length, x, scale) =>
    {
        var powers = new ExtensionVector(length);
        VectorKernels.Powers(x, scale, powers);
        Assert.Equal(Enumerable.Range(0, length).Select(i => scale * x.Pow((ulong)i)), powers.ToArray());
        var basePowers = new KoalaBear[length];
        VectorKernels.Powers(x.C0, scale.C0, basePowers);
        Assert.Equal(Enumerable.Range(0, length).Select(i => scale.C0 * x.C0.Pow((ulong)i)), basePowers);
    });

    [Fact]
    public void SlicesShareStorage()
    {
        var vector = new ExtensionVector(40);
        vector.Slice(10, 20)[5] = KoalaBear5.Root;
        Assert.Equal(KoalaBear5.Root, vector[15]);
        Assert.Equal(KoalaBear.One, vector.Plane(1)[15]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Slice(30, 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[40]);
    }

    [Fact]
    public void RejectsVectorsOfDifferentLength()
    {
        Assert.Throws<ArgumentException>(() => VectorKernels.Add(new KoalaBear[3], new KoalaBear[3], new KoalaBear[4]));
        Assert.Throws<ArgumentException>(() => VectorKernels.FoldHigh(new ExtensionVector(5), default, new ExtensionVector(2)));
        Assert.Throws<ArgumentException>(() => VectorKernels.FoldAdjacent(new ExtensionVector(5), default, new ExtensionVector(2)));
        Assert.Throws<ArgumentException>(() => VectorKernels.InnerProduct(new KoalaBear[3], new ExtensionVector(4)));
    }
}

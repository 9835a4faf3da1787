using CsCheck;
using Nullius.Fields;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Fields.Tests;

/// <summary>Every packed operation is its scalar operation lane by lane.</summary>
public abstract unsafe class PackedLaws<TPacked>
    where TPacked : unmanaged, IPackedKoalaBear<TPacked>
{
    private static readonly Gen<KoalaBear[]> Lanes = Generators.KoalaBear.Array[TPacked.Lanes];

    private static readonly Gen<KoalaBear5[]> Lanes5 = Generators.KoalaBear5.Array[TPacked.Lanes];

    [Fact]
    public void RingOperationsAgreeWithTheScalarField() => Gen.Select(Lanes, Lanes).Sample((a, b) =>
    {
        Assert.Equal(a.Zip(b, (x, y) => x + y), Unpack(Pack(a) + Pack(b)));
        Assert.Equal(a.Zip(b, (x, y) => x - y), Unpack(Pack(a) - Pack(b)));
        Assert.Equal(a.Zip(b, (x, y) => x * y), Unpack(Pack(a) * Pack(b)));
        Assert.Equal(a.Select(x => -x), Unpack(-Pack(a)));
        Assert.Equal(a, Unpack((Pack(a) * TPacked.One) + TPacked.Zero));
        Assert.All(Unpack(TPacked.FromCanonical(7)), x => Assert.Equal(7u, x.ToCanonical()));
    });

    [Fact]
    public void AddCubeAddsThenCubes() => Gen.Select(Lanes, Generators.KoalaBear).Sample((a, c) =>
        Assert.Equal(a.Select(x => (x + c).Cube()), Unpack(TPacked.AddCube(Pack(a), TPacked.BroadcastBits(unchecked(c.Montgomery - KoalaBear.Modulus))))));

    [Fact]
    public void DivisionByPowersOfTwoUndoesDoubling() => Lanes.Sample(a =>
    {
        AssertDivision(a, TPacked.DivideByPowerOfTwo(Pack(a), 1), 1);
        AssertDivision(a, TPacked.DivideByPowerOfTwo(Pack(a), 8), 8);
        AssertDivision(a, TPacked.DivideByPowerOfTwo(Pack(a), 24), 24);
    });

    [Fact]
    public void DeinterleavingSeparatesEvenFromOdd() => Gen.Select(Lanes, Lanes).Sample((a, b) =>
    {
        TPacked.Deinterleave(Pack(a), Pack(b), out var even, out var odd);
        Assert.Equal(a.Concat(b).Where((_, i) => i % 2 == 0), Unpack(even));
        Assert.Equal(a.Concat(b).Where((_, i) => i % 2 == 1), Unpack(odd));
    });

    [Fact]
    public void ExtensionOperationsAgreeWithTheScalarField() => Gen.Select(Lanes5, Lanes5, Lanes, Generators.KoalaBear5).Sample((a, b, c, factor) =>
    {
        Assert.Equal(a.Zip(b, (x, y) => x * y), Unpack(Pack(a) * Pack(b)));
        Assert.Equal(a.Zip(b, (x, y) => x + y), Unpack(Pack(a) + Pack(b)));
        Assert.Equal(a.Zip(b, (x, y) => x - y), Unpack(Pack(a) - Pack(b)));
        Assert.Equal(a.Zip(c, (x, y) => x * y), Unpack(Pack(a) * Pack(c)));
        Assert.Equal(a.Zip(c, (x, y) => x + y), Unpack(Pack(a) + Pack(c)));
        Assert.Equal(a.Zip(c, (x, y) => x - y), Unpack(Pack(a) - Pack(c)));
        Assert.Equal(a.Select(x => -x), Unpack(-Pack(a)));
        Assert.Equal(a.Select(x => x * factor), Unpack(new PackedFactor<TPacked>(factor).Multiply(Pack(a))));
        Assert.Equal(c.Select(x => x * factor), Unpack(new PackedFactor<TPacked>(factor).Multiply(Pack(c))));
        Assert.Equal(a.Select(x => x * factor), Unpack(Pack(a) * PackedKoalaBear5<TPacked>.Broadcast(factor)));
        Assert.Equal(a, Unpack((Pack(a) * PackedKoalaBear5<TPacked>.One) + PackedKoalaBear5<TPacked>.Zero));
    });

    private static void AssertDivision(KoalaBear[] elements, TPacked quotient, int log) =>
        Assert.Equal(elements, Unpack(quotient).Select(x => x * KoalaBear.FromCanonical(1u << log)));

    private static TPacked Pack(KoalaBear[] elements)
    {
        fixed (KoalaBear* p = elements)
            return TPacked.Load(p);
    }

    private static KoalaBear[] Unpack(TPacked value)
    {
        var elements = new KoalaBear[TPacked.Lanes];
        fixed (KoalaBear* p = elements)
            TPacked.Store(p, value);
        return elements;
    }

    private static PackedKoalaBear5<TPacked> Pack(KoalaBear5[] elements) =>
        new(
            Pack(elements.Select(x => x.C0).ToArray()),
            Pack(elements.Select(x => x.C1).ToArray()),
            Pack(elements.Select(x => x.C2).ToArray()),
            Pack(elements.Select(x => x.C3).ToArray()),
            Pack(elements.Select(x => x.C4).ToArray()));

    private static KoalaBear5[] Unpack(PackedKoalaBear5<TPacked> value)
    {
        var (c0, c1, c2, c3, c4) = (Unpack(value.C0), Unpack(value.C1), Unpack(value.C2), Unpack(value.C3), Unpack(value.C4));
        return Enumerable.Range(0, TPacked.Lanes).Select(i => new KoalaBear5(c0[i], c1[i], c2[i], c3[i], c4[i])).ToArray();
    }
}

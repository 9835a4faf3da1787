using CsCheck;
using Nullius.Fields;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class KoalaBearTests : FieldLaws<KoalaBear>
{
    protected override Gen<KoalaBear> Elements => Generators.KoalaBear;

    [Fact]
    public void MultipliesAsPlonky3Does() =>
        Assert.Equal(0x54b46b81u, (KoalaBear.FromCanonical(0x34167c58) * KoalaBear.FromCanonical(0x61f3207b)).ToCanonical());

    [Theory]
    [InlineData(0, 1u)]
    [InlineData(1, 0x7f000000u)]
    [InlineData(2, 0x7e010002u)]
    [InlineData(3, 0x6832fe4au)]
    [InlineData(12, 0x768fc6fau)]
    [InlineData(23, 0x68e7dd49u)]
    [InlineData(24, 0x6ac49f88u)]
    public void TwoAdicGeneratorsAreThoseOfPlonky3(int bits, uint expected) =>
        Assert.Equal(expected, KoalaBear.TwoAdicGenerator(bits).ToCanonical());

    [Fact]
    public void TwoAdicGeneratorHasTheExactOrder() =>
        Assert.Equal(-KoalaBear.One, KoalaBear.TwoAdicGenerator(KoalaBear.TwoAdicity).SquareRepeatedly(KoalaBear.TwoAdicity - 1));

    [Fact]
    public void GeneratorGeneratesTheMultiplicativeGroup()
    {
        // p − 1 = 2^24 · 127.
        Assert.NotEqual(KoalaBear.One, KoalaBear.Generator.Pow((KoalaBear.Modulus - 1) / 2));
        Assert.NotEqual(KoalaBear.One, KoalaBear.Generator.Pow((KoalaBear.Modulus - 1) / 127));
        Assert.Equal(KoalaBear.One, KoalaBear.Generator.Pow(KoalaBear.Modulus - 1));
    }

    [Fact]
    public void CanonicalFormRoundTrips() => Elements.Sample(a =>
        a.ToCanonical() < KoalaBear.Modulus && KoalaBear.FromCanonical(a.ToCanonical()) == a && KoalaBear.FromMontgomery(a.Montgomery) == a);

    [Fact]
    public void CreateReducesAnyInteger() => Gen.ULong.Sample(x => KoalaBear.Create(x).ToCanonical() == x % KoalaBear.Modulus);

    [Fact]
    public void HalfUndoesTwice() => Elements.Sample(a => a.Twice().Half() == a && a.Half() + a.Half() == a && a * KoalaBear.OneHalf == a.Half());

    [Fact]
    public void PowersMultiply() => Gen.Select(Elements, Gen.ULong[0, 1 << 20], Gen.ULong[0, 1 << 20]).Sample((a, m, n) =>
        a.Pow(m) * a.Pow(n) == a.Pow(m + n) && a.Pow(3) == a.Cube() && a.Pow(2) == a.Square());

    [Fact]
    public void EncodingRoundTrips() => Elements.Sample(a =>
    {
        var bytes = new byte[KoalaBear.EncodedBytes];
        a.Write(bytes);
        return KoalaBear.TryRead(bytes, out var read) && read == a && BitConverter.ToUInt32(bytes) == a.ToCanonical();
    });

    [Theory]
    [InlineData(new byte[] { 0x01, 0x00, 0x00, 0x7f })]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0x01, 0x00, 0x00 })]
    public void RejectsEncodingThatIsNotCanonical(byte[] bytes) => Assert.False(KoalaBear.TryRead(bytes, out _));
}

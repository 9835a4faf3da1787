using System.Buffers.Binary;
using CsCheck;
using Nullius.Fields;
using Xunit;

namespace Nullius.Fields.Tests;

/// <summary>The encodings of the final layer.</summary>
public sealed class BigEndianTests
{
    [Fact]
    public void AnElementIsItsRepresentative()
    {
        var bytes = new byte[KoalaBear.EncodedBytes];
        KoalaBear.FromCanonical(0x01020304).WriteBigEndian(bytes);
        Assert.Equal([1, 2, 3, 4], bytes);
    }

    [Fact]
    public void AnElementOfTheExtensionListsItsHighestLaneFirst()
    {
        var bytes = new byte[KoalaBear5.EncodedBytes];
        KoalaBear5.FromLanes([.. new uint[] { 1, 2, 3, 4, 0x05060708 }.Select(KoalaBear.FromCanonical)]).WriteBigEndian(bytes);
        Assert.Equal([5, 6, 7, 8, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1], bytes);
    }

    [Fact]
    public void LanesAreCoefficientsOfPowersOfTheInverseRoot()
    {
        var factor = -KoalaBear.FromCanonical(2).Pow(40);
        Assert.Equal(KoalaBear5.LaneFactor, factor.ToCanonical());
        Generators.KoalaBear5.Sample(element =>
        {
            var lanes = new KoalaBear[KoalaBear5.Degree];
            element.CopyLanesTo(lanes);
            var sum = KoalaBear5.Zero;
            for (var i = 0; i < lanes.Length; i++)
                sum += KoalaBear5.Root.Inverse().Pow((ulong)i) * lanes[i];
            return sum == element * factor && KoalaBear5.FromLanes(lanes) == element;
        });
        Assert.Throws<ArgumentException>(() => KoalaBear5.FromLanes(new KoalaBear[4]));
    }

    [Fact]
    public void RoundTrips() => Generators.KoalaBear5.Sample(element =>
    {
        var bytes = new byte[KoalaBear5.EncodedBytes];
        element.WriteBigEndian(bytes);
        return KoalaBear5.TryReadBigEndian(bytes, out var read) && read == element
            && KoalaBear.TryReadBigEndian(bytes.AsSpan(16), out var first) && first == KoalaBear.FromCanonical(KoalaBear5.LaneFactor) * (element.C0 - element.C3);
    });

    [Theory]
    [InlineData(KoalaBear.Modulus)]
    [InlineData(KoalaBear.Modulus + 1)]
    [InlineData(uint.MaxValue)]
    public void RejectsWhatIsNotCanonical(uint value)
    {
        for (var i = 0; i < KoalaBear5.Degree; i++)
        {
            var bytes = new byte[KoalaBear5.EncodedBytes];
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), value);
            Assert.False(KoalaBear5.TryReadBigEndian(bytes, out _));
            Assert.False(KoalaBear.TryReadBigEndian(bytes.AsSpan(4 * i), out _));
        }
    }

    [Fact]
    public void RejectsWhatIsTooShort()
    {
        Assert.False(KoalaBear.TryReadBigEndian(new byte[3], out _));
        Assert.False(KoalaBear5.TryReadBigEndian(new byte[19], out _));
    }
}

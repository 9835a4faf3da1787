using CsCheck;
using Nullius.Fields;
using Nullius.Hashing;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class Poseidon2Tests
{
    /// <summary>Input and output of Plonky3's test of its default width-16 permutation.</summary>
    internal static readonly uint[] Input16 =
    [
        894848333, 1437655012, 1200606629, 1690012884, 71131202, 1749206695, 1717947831, 120589055,
        19776022, 42382981, 1831865506, 724844064, 171220207, 1299207443, 227047920, 1783754913,
    ];

    internal static readonly uint[] Output16 =
    [
        1934285469, 604889435, 133449501, 1026180808, 1830659359, 176667110, 1391183747, 351743874,
        1238264085, 1292768839, 2023573270, 1201586780, 1360691759, 1230682461, 748270449, 651545025,
    ];

    /// <summary>Input and output of Plonky3's test of its default width-24 permutation.</summary>
    internal static readonly uint[] Input24 =
    [
        886409618, 1327899896, 1902407911, 591953491, 648428576, 1844789031, 1198336108, 355597330,
        1799586834, 59617783, 790334801, 1968791836, 559272107, 31054313, 1042221543, 474748436,
        135686258, 263665994, 1962340735, 1741539604, 2026927696, 449439011, 1131357108, 50869465,
    ];

    internal static readonly uint[] Output24 =
    [
        382801106, 82839311, 1503190615, 1987418517, 854076995, 1862291425, 262755189, 1050814217,
        722724562, 741265943, 1026879332, 754316749, 1966025564, 1518878196, 502200188, 1368172258,
        845459257, 1711434837, 724453836, 171032289, 655223446, 1098636135, 407832555, 1707498914,
    ];

    [Fact]
    public void Width16AgreesWithPlonky3()
    {
        var state = Input16.Select(KoalaBear.FromCanonical).ToArray();
        Poseidon2.Permute16(state);
        Assert.Equal(Output16, state.Select(x => x.ToCanonical()));
    }

    [Fact]
    public void Width24AgreesWithPlonky3()
    {
        var state = Input24.Select(KoalaBear.FromCanonical).ToArray();
        Poseidon2.Permute24(state);
        Assert.Equal(Output24, state.Select(x => x.ToCanonical()));
    }

    [Fact]
    public void GenericFormAgreesInTheExtension()
    {
        var state16 = Input16.Select(KoalaBear5.FromCanonical).ToArray();
        Poseidon2.Permute16<KoalaBear5>(state16);
        Assert.Equal(Output16.Select(KoalaBear5.FromCanonical), state16);

        var state24 = Input24.Select(KoalaBear5.FromCanonical).ToArray();
        Poseidon2.Permute24<KoalaBear5>(state24);
        Assert.Equal(Output24.Select(KoalaBear5.FromCanonical), state24);
    }

    [Fact]
    public void LinearLayersAreTheirMatrices() => Generators.KoalaBear.Array[24].Sample(elements =>
    {
        foreach (var width in new[] { 16, 24 })
        {
            var source = elements[..width];
            var diagonal = width == 16 ? Poseidon2Constants.Diagonal16 : Poseidon2Constants.Diagonal24;
            int[,] block = { { 2, 3, 1, 1 }, { 1, 2, 3, 1 }, { 1, 1, 2, 3 }, { 3, 1, 1, 2 } };
            var external = new KoalaBear[width];
            var inner = new KoalaBear[width];
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j < width; j++)
                {
                    var factor = block[i % 4, j % 4] * (i / 4 == j / 4 ? 2 : 1);
                    external[i] += KoalaBear.FromCanonical((uint)factor) * source[j];
                    inner[i] += source[j];
                }

                inner[i] += KoalaBear.FromCanonical(diagonal[i]) * source[i];
            }

            var state = source.ToArray();
            Poseidon2.ExternalLayer<KoalaBear>(state);
            Assert.Equal(external, state);
            state = source.ToArray();
            Poseidon2.InternalLayer<KoalaBear>(state);
            Assert.Equal(inner, state);
        }
    });

    [Fact]
    public void RoundConstantsComeFromTheGrainGenerator()
    {
        AssertConstants(16, 20, Poseidon2Constants.External16, Poseidon2Constants.Internal16);
        AssertConstants(24, 23, Poseidon2Constants.External24, Poseidon2Constants.Internal24);
    }

    [Fact]
    public void RejectsStateOfAnotherWidth()
    {
        Assert.Throws<ArgumentException>(() => Poseidon2.Permute16(new KoalaBear[24]));
        Assert.Throws<ArgumentException>(() => Poseidon2.Permute24(new KoalaBear[16]));
    }

    private static void AssertConstants(int width, int internalRounds, ReadOnlySpan<uint> external, ReadOnlySpan<uint> inner)
    {
        var grain = new GrainGenerator(width, 8, internalRounds);
        var half = external.Length / 2;
        Assert.Equal(external[..half].ToArray(), grain.Elements(half));
        Assert.Equal(inner.ToArray(), grain.Elements(internalRounds));
        Assert.Equal(external[half..].ToArray(), grain.Elements(half));
    }
}

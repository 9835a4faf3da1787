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

    [Fact]
    public void Width16AgreesWithPlonky3()
    {
        var state = Input16.Select(KoalaBear.FromCanonical).ToArray();
        Poseidon2.Permute16(state);
        Assert.Equal(Output16, state.Select(x => x.ToCanonical()));
    }

    [Fact]
    public void GenericFormAgreesInTheExtension()
    {
        var state = Input16.Select(KoalaBear5.FromCanonical).ToArray();
        Poseidon2.Permute16<KoalaBear5>(state);
        Assert.Equal(Output16.Select(KoalaBear5.FromCanonical), state);
    }

    [Fact]
    public void LinearLayersAreTheirMatrices() => Generators.KoalaBear.Array[16].Sample(source =>
    {
        int[,] block = { { 2, 3, 1, 1 }, { 1, 2, 3, 1 }, { 1, 1, 2, 3 }, { 3, 1, 1, 2 } };
        var external = new KoalaBear[16];
        var inner = new KoalaBear[16];
        for (var i = 0; i < 16; i++)
        {
            for (var j = 0; j < 16; j++)
            {
                var factor = block[i % 4, j % 4] * (i / 4 == j / 4 ? 2 : 1);
                external[i] += KoalaBear.FromCanonical((uint)factor) * source[j];
                inner[i] += source[j];
            }

            inner[i] += KoalaBear.FromCanonical(Poseidon2Constants.Diagonal16[i]) * source[i];
        }

        var state = source.ToArray();
        Poseidon2.ExternalLayer<KoalaBear>(state);
        Assert.Equal(external, state);
        state = source.ToArray();
        Poseidon2.InternalLayer<KoalaBear>(state);
        Assert.Equal(inner, state);
    });

    [Fact]
    public void RoundConstantsComeFromTheGrainGenerator()
    {
        var grain = new GrainGenerator(16, 8, 20);
        Assert.Equal(Poseidon2Constants.External16[..64].ToArray(), grain.Elements(64));
        Assert.Equal(Poseidon2Constants.Internal16.ToArray(), grain.Elements(20));
        Assert.Equal(Poseidon2Constants.External16[64..].ToArray(), grain.Elements(64));
    }

    [Fact]
    public void RejectsStateOfAnotherWidth()
    {
        Assert.Throws<ArgumentException>(() => Poseidon2.Permute16(new KoalaBear[24]));
        Assert.Throws<ArgumentException>(() => Poseidon2.Permute16<KoalaBear5>(new KoalaBear5[15]));
        Assert.Throws<ArgumentException>(() => Poseidon2.ExternalLayer<KoalaBear>(new KoalaBear[24]));
        Assert.Throws<ArgumentException>(() => Poseidon2.InternalLayer<KoalaBear>(new KoalaBear[24]));
    }
}

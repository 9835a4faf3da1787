using Nullius.Fields;
using Nullius.Hashing;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class StatementDigestTests
{
    private static readonly KoalaBear[] Elements = [.. Enumerable.Range(1, 72).Select(i => KoalaBear.Create((ulong)i * 0x9e3779b97f4a7c15))];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(16, 2)]
    [InlineData(72, 9)]
    public void EveryBlockOverwritesTheRate(int length, int permutations)
    {
        var state = new KoalaBear[16];
        state[8] = KoalaBear.Create((ulong)length);
        state[9] = KoalaBear.Create(5);
        for (var block = 0; block < permutations; block++)
        {
            for (var i = 0; i < 8; i++)
                state[i] = (8 * block) + i < length ? Elements[(8 * block) + i] : KoalaBear.Zero;
            Poseidon2.Permute16(state);
        }

        Assert.Equal(new Digest(state.AsSpan(0, 8)), StatementDigest.Compute(5, Elements.AsSpan(0, length)));
    }

    [Fact]
    public void TrailingZerosChangeTheDigest()
    {
        var elements = new KoalaBear[33];
        var digests = Enumerable.Range(0, 34).Select(length => StatementDigest.Compute(1, elements.AsSpan(0, length))).ToHashSet();
        Assert.Equal(34, digests.Count);
    }

    [Fact]
    public void TheTagAndEveryElementChangeTheDigest()
    {
        var digests = new HashSet<Digest> { StatementDigest.Compute(1, Elements), StatementDigest.Compute(2, Elements) };
        for (var i = 0; i < Elements.Length; i++)
        {
            KoalaBear[] altered = [.. Elements];
            altered[i] += KoalaBear.One;
            digests.Add(StatementDigest.Compute(1, altered));
        }

        Assert.Equal(74, digests.Count);
    }

    [Fact]
    public void RefusesTagsThatNameNoStatement()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StatementDigest.Compute(0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatementDigest.Compute(KoalaBear.Modulus, []));
    }
}

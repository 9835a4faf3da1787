using CsCheck;
using Nullius.Fields;
using Nullius.Hashing;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class HashTests
{
    private static readonly Gen<Digest> Digests = Generators.KoalaBear.Array[Digest.Length].Select(elements => new Digest(elements));

    [Fact]
    public void CompressionAddsItsInputToThePermutation()
    {
        var left = new Digest(Poseidon2Tests.Input16.Take(8).Select(KoalaBear.FromCanonical).ToArray());
        var right = new Digest(Poseidon2Tests.Input16.Skip(8).Select(KoalaBear.FromCanonical).ToArray());
        var expected = Poseidon2Tests.Input16.Zip(Poseidon2Tests.Output16, (x, y) => KoalaBear.Create((ulong)x + y)).Take(8).ToArray();
        Assert.Equal(new Digest(expected), Poseidon2Hash.Compress(left, right));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(40, 5)]
    public void LeafSpongeReplacesEightElementsAPermutation(int length, int permutations)
    {
        var elements = Elements(length);
        var state = new KoalaBear[16];
        state[8] = KoalaBear.Create((ulong)length);
        for (var block = 0; block < permutations; block++)
        {
            for (var i = 0; i < 8; i++)
                state[i] = (8 * block) + i < length ? elements[(8 * block) + i] : KoalaBear.Zero;
            Poseidon2.Permute16(state);
        }

        Assert.Equal(new Digest(state.AsSpan(0, 8)), Poseidon2Hash.HashLeaf(elements));
        Assert.Equal(permutations, Poseidon2Hash.LeafPermutations(length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    public void EveryElementOfALeafChangesItsHash(int length)
    {
        var elements = Elements(length);
        var digests = new HashSet<Digest> { Poseidon2Hash.HashLeaf(elements) };
        for (var i = 0; i < length; i++)
        {
            elements[i] += KoalaBear.One;
            Assert.True(digests.Add(Poseidon2Hash.HashLeaf(elements)));
            elements[i] -= KoalaBear.One;
        }
    }

    [Fact]
    public void ALeafOfTwoDigestsIsNotTheNodeAboveThem() => Digests.Array[2].Sample(pair =>
        Poseidon2Hash.HashLeaf([.. pair[0].Elements, .. pair[1].Elements]) != Poseidon2Hash.Compress(pair[0], pair[1]));

    [Fact]
    public void TrailingZerosChangeTheLeafHash()
    {
        var elements = new KoalaBear[33];
        var digests = Enumerable.Range(0, 34).Select(length => Poseidon2Hash.HashLeaf(elements.AsSpan(0, length))).ToHashSet();
        Assert.Equal(34, digests.Count);
    }

    [Fact]
    public void DigestEncodingRoundTrips() => Digests.Sample(digest =>
        Digest.TryRead(digest.ToArray(), out var read) && read == digest && read.GetHashCode() == digest.GetHashCode());

    [Fact]
    public void RejectsDigestWithAnElementThatIsNotCanonical()
    {
        for (var i = 0; i < Digest.Length; i++)
        {
            var bytes = new byte[Digest.EncodedBytes];
            BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), KoalaBear.Modulus);
            Assert.False(Digest.TryRead(bytes, out _));
        }

        Assert.False(Digest.TryRead(new byte[31], out _));
    }

    [Fact]
    public void EveryPathLeadsToTheRoot() => Digests.Array[8].Sample(
        leaves =>
        {
            var root = MerkleVerifier.Root(leaves);
            var pairs = Enumerable.Range(0, 4).Select(i => Poseidon2Hash.Compress(leaves[2 * i], leaves[(2 * i) + 1])).ToArray();
            var halves = Enumerable.Range(0, 2).Select(i => Poseidon2Hash.Compress(pairs[2 * i], pairs[(2 * i) + 1])).ToArray();
            return Enumerable.Range(0, 8).All(i =>
                MerkleVerifier.Root(leaves[i], (uint)i, [leaves[i ^ 1], pairs[(i >> 1) ^ 1], halves[(i >> 2) ^ 1]]) == root);
        },
        iter: 10);

    [Fact]
    public void WrongIndexOrSiblingMissesTheRoot()
    {
        var leaves = Enumerable.Range(0, 2).Select(i => Poseidon2Hash.HashLeaf([KoalaBear.Create((ulong)i)])).ToArray();
        var root = MerkleVerifier.Root(leaves);
        Assert.Equal(root, MerkleVerifier.Root(leaves[0], 0, [leaves[1]]));
        Assert.NotEqual(root, MerkleVerifier.Root(leaves[0], 1, [leaves[1]]));
        Assert.NotEqual(root, MerkleVerifier.Root(leaves[0], 0, [leaves[0]]));
    }

    [Fact]
    public void RejectsIndexBeyondTheTree() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleVerifier.Root(default, 2, [default]));

    [Fact]
    public void RejectsLeafCountThatIsNoPowerOfTwo() =>
        Assert.Throws<ArgumentException>(() => MerkleVerifier.Root(new Digest[3]));

    private static KoalaBear[] Elements(int length) =>
        Enumerable.Range(1, length).Select(i => KoalaBear.Create((ulong)i * 0x9e3779b97f4a7c15)).ToArray();
}

using CsCheck;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class Poseidon2PackedTests
{
    [Fact]
    public void PermutationsAgreeWithTheDefinition() => Gen.Int[0, 40].SelectMany(count => Generators.KoalaBear.Array[16 * count]).Sample(
        states =>
        {
            var packed = states.ToArray();
            Poseidon2Packed.Permute16(packed);
            foreach (var (i, state) in states.Chunk(16).Index())
            {
                Poseidon2.Permute16(state);
                Assert.Equal(state, packed[(16 * i)..(16 * (i + 1))]);
            }
        },
        iter: 30);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 16)]
    [InlineData(16, 40)]
    [InlineData(64, 5)]
    [InlineData(64, 8)]
    [InlineData(64, 9)]
    [InlineData(64, 33)]
    [InlineData(2048, 16)]
    public void MerkleTreeAgreesWithTheDefinition(int rows, int columns)
    {
        var matrix = Enumerable.Range(1, rows * columns).Select(i => KoalaBear.Create((ulong)i * 0x9e3779b97f4a7c15)).ToArray();
        var leaves = Enumerable.Range(0, rows).Select(i => Poseidon2Hash.HashLeaf(matrix.AsSpan(i * columns, columns))).ToArray();
        foreach (var tree in new[] { MerkleTree.Commit(matrix, columns, workers: 1), MerkleTree.Commit(matrix, columns, 2), MerkleTree.FromLeaves(leaves, 2) })
        {
            Assert.Equal(leaves, tree.Leaves.ToArray());
            Assert.Equal(MerkleVerifier.Root(leaves), tree.Root);
            for (var i = 0; i < rows; i += 1 + (rows / 64))
                Assert.Equal(tree.Root, MerkleVerifier.Root(leaves[i], (uint)i, tree.Path(i)));
        }
    }

    [Fact]
    public void RejectsRowCountThatIsNoPowerOfTwo() =>
        Assert.Throws<ArgumentException>(() => MerkleTree.Commit(new KoalaBear[24], 8, workers: 1));

    [Fact]
    public void RejectsPathOfNoLeaf() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Commit(new KoalaBear[32], 8, workers: 1).Path(4));
}

using System.Numerics;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class KeccakMerkleTreeTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 0 },
        { 2, 3, 0 },
        { 2, 3, 1 },
        { 8, 16, 3 },
        { 64, 5, 2 },
        { 64, 34, 0 },
        { 1024, 4, 5 },
        { 2048, 16, 4 },
        { 4096, 2, 9 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TreesOverTheFieldAgreeWithTheDefinition(int rows, int columns, int capHeight)
    {
        var matrix = Matrix(rows * columns);
        AssertIsTree(
            [.. matrix.Chunk(columns).Select(row => row.SelectMany(Bytes).ToArray())], capHeight,
            workers => KeccakMerkleTree.Commit(matrix, columns, capHeight, workers));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TreesOverTheExtensionAgreeWithTheDefinition(int rows, int columns, int capHeight)
    {
        var matrix = Matrix(rows * columns * KoalaBear5.Degree);

        // Rows are coefficient-major, leaves element-major.
        AssertIsTree(
            [.. matrix.Chunk(columns * KoalaBear5.Degree).Select(row => Enumerable.Range(0, columns).SelectMany(column => Bytes(
                KoalaBear5.FromCoefficients([.. Enumerable.Range(0, KoalaBear5.Degree).Select(power => row[(power * columns) + column])]))).ToArray())],
            capHeight,
            workers => KeccakMerkleTree.CommitExtension(matrix, columns, capHeight, workers));
    }

    [Fact]
    public void WrongIndexSiblingOrLeafMissesTheCap()
    {
        var matrix = Matrix(32);
        var tree = KeccakMerkleTree.Commit(matrix, 1, 2, workers: 1);
        var path = new byte[tree.Depth * Keccak256.HashBytes];
        tree.WritePath(13, path);
        Assert.True(KeccakMerkleVerifier.IsInTree(Bytes(matrix[13]), 13, path, tree.Cap));
        for (var index = 0u; index < 32; index++)
            Assert.Equal(index == 13, KeccakMerkleVerifier.IsInTree(Bytes(matrix[13]), index, path, tree.Cap));
        Assert.False(KeccakMerkleVerifier.IsInTree(Bytes(matrix[12]), 13, path, tree.Cap));
        for (var i = 0; i < path.Length; i++)
        {
            byte[] altered = [.. path];
            altered[i] ^= 1;
            Assert.False(KeccakMerkleVerifier.IsInTree(Bytes(matrix[13]), 13, altered, tree.Cap));
        }
    }

    [Fact]
    public void RejectsShapesThatAreNone()
    {
        Assert.Throws<ArgumentException>(() => KeccakMerkleTree.Commit(new KoalaBear[24], 8, 0, workers: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeccakMerkleTree.Commit(new KoalaBear[32], 8, 3, workers: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeccakMerkleTree.Commit(new KoalaBear[32], 8, -1, workers: 1));
        Assert.Throws<ArgumentException>(() => KeccakMerkleTree.CommitExtension(new KoalaBear[32], 8, 0, workers: 1));
        var tree = KeccakMerkleTree.Commit(new KoalaBear[32], 8, 1, workers: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.WritePath(4, new byte[32]));
        Assert.Throws<ArgumentException>(() => KeccakMerkleVerifier.IsInTree([], 0, [], new byte[96]));
        Assert.Throws<ArgumentException>(() => KeccakMerkleVerifier.IsInTree([], 0, new byte[31], new byte[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeccakMerkleVerifier.IsInTree([], 4, new byte[32], new byte[64]));
    }

    private static void AssertIsTree(byte[][] leaves, int capHeight, Func<int, KeccakMerkleTree> commit)
    {
        byte[][] level = [.. leaves.Select(leaf => Keccak256.Hash(leaf))];
        byte[] leafDigests = [.. level.SelectMany(digest => digest)];
        while (level.Length > 1 << capHeight)
            level = [.. level.Chunk(2).Select(pair => Keccak256.Hash([.. pair[0], .. pair[1]]))];

        foreach (var tree in new[] { commit(1), commit(2) })
        {
            Assert.Equal(leaves.Length, tree.LeafCount);
            Assert.Equal(BitOperations.Log2((uint)leaves.Length) - capHeight, tree.Depth);
            Assert.Equal(leafDigests, tree.Leaves.ToArray());
            Assert.Equal(level.SelectMany(digest => digest), tree.Cap.ToArray());
            var path = new byte[tree.Depth * Keccak256.HashBytes];
            for (var i = 0; i < leaves.Length; i += 1 + (leaves.Length / 64))
            {
                tree.WritePath(i, path);
                Assert.True(KeccakMerkleVerifier.IsInTree(leaves[i], (uint)i, path, tree.Cap));
            }
        }
    }

    private static byte[] Bytes(KoalaBear element)
    {
        var bytes = new byte[KoalaBear.EncodedBytes];
        element.WriteBigEndian(bytes);
        return bytes;
    }

    private static byte[] Bytes(KoalaBear5 element)
    {
        var bytes = new byte[KoalaBear5.EncodedBytes];
        element.WriteBigEndian(bytes);
        return bytes;
    }

    private static KoalaBear[] Matrix(int length) =>
        [.. Enumerable.Range(1, length).Select(i => KoalaBear.Create((ulong)i * 0x9e3779b97f4a7c15))];
}

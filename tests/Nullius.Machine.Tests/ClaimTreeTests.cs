using Nullius.Hashing;
using Nullius.Verifier;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>Trees of claims, and what passes for a claim in one (Spec §7.4).</summary>
public sealed class ClaimTreeTests
{
    private static Claim ClaimOf(int seed)
    {
        byte[] bytes = [.. Enumerable.Range(0, Claim.EncodedBytes).Select(index => (byte)((index + (5 * seed)) % 120))];
        Assert.True(Claim.TryRead(bytes, out Claim? claim));
        return claim;
    }

    private static Claim[] Claims(int count) => [.. Enumerable.Range(0, count).Select(ClaimOf)];

    private static byte[] Hash(byte prefix, params byte[][] parts) => Keccak256.Hash([prefix, .. parts.SelectMany(part => part)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    public void EveryClaimHasOnePathAndOneIndex(int count)
    {
        Claim[] claims = Claims(count);
        var tree = new ClaimTree(claims);
        Assert.Equal(count, tree.Count);
        for (int index = 0; index < count; index++)
        {
            byte[] path = tree.PathOf(index);
            for (uint other = 0; other < 16; other++)
                Assert.Equal(other == index, ClaimTree.Verify(tree.Root.Span, other, claims[index], path));
            for (int position = 0; position < path.Length; position++)
            {
                byte[] altered = [.. path];
                altered[position] ^= 1;
                Assert.False(ClaimTree.Verify(tree.Root.Span, (uint)index, claims[index], altered));
            }
        }
    }

    [Fact]
    public void ABatchOfOneIsItsLeaf()
    {
        var tree = new ClaimTree(Claims(1));
        Assert.Equal(Hash(0, ClaimTree.Encode(ClaimOf(0))), tree.Root.ToArray());
        Assert.Equal([], tree.PathOf(0));
        Assert.True(ClaimTree.Verify(tree.Root.Span, 0, ClaimOf(0), []));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 0, ClaimOf(1), []));
    }

    [Fact]
    public void MissingLeavesAreZero()
    {
        byte[][] leaves = [.. Claims(3).Select(claim => Hash(0, ClaimTree.Encode(claim)))];
        byte[] root = Hash(1, Hash(1, leaves[0], leaves[1]), Hash(1, leaves[2], new byte[32]));
        Assert.Equal(root, new ClaimTree(Claims(3)).Root.ToArray());
        byte[] absent = Hash(1, new byte[32], new byte[32]);
        byte[][] five = [.. Claims(5).Select(claim => Hash(0, ClaimTree.Encode(claim)))];
        byte[] left = Hash(1, Hash(1, five[0], five[1]), Hash(1, five[2], five[3]));
        Assert.Equal(Hash(1, left, Hash(1, Hash(1, five[4], new byte[32]), absent)), new ClaimTree(Claims(5)).Root.ToArray());
    }

    [Fact]
    public void PermutedClaimsHaveAnotherRoot()
    {
        Claim[] claims = Claims(4);
        Claim[][] orders = [claims, [claims[1], claims[0], claims[2], claims[3]], [claims[2], claims[3], claims[0], claims[1]], [.. claims.Reverse()]];
        Assert.Equal(orders.Length, orders.Select(order => Convert.ToHexString(new ClaimTree(order).Root.Span)).Distinct().Count());
    }

    [Fact]
    public void AnEmptyBatchIsRefused() => Assert.Throws<ArgumentException>(() => new ClaimTree([]));

    [Fact]
    public void AMissingLeafHoldsNoClaim()
    {
        var tree = new ClaimTree(Claims(3));
        byte[] path = [.. Hash(0, ClaimTree.Encode(ClaimOf(2))), .. tree.PathOf(2)[32..]];
        Assert.Equal(tree.Root.ToArray(), Hash(1, path[32..], Hash(1, path[..32], new byte[32])));
        Assert.All(Enumerable.Range(0, 5), seed => Assert.False(ClaimTree.Verify(tree.Root.Span, 3, ClaimOf(seed), path)));
        Assert.False(ClaimTree.Verify(new byte[32], 0, ClaimOf(0), []));
    }

    [Fact]
    public void AnIndexBeyondThePathIsRejected()
    {
        var tree = new ClaimTree(Claims(3));
        Assert.True(ClaimTree.Verify(tree.Root.Span, 2, ClaimOf(2), tree.PathOf(2)));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 3, ClaimOf(2), tree.PathOf(2)));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 6, ClaimOf(2), tree.PathOf(2)));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 0x80000002, ClaimOf(2), tree.PathOf(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.PathOf(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => tree.PathOf(-1));
    }

    [Fact]
    public void PathsOfAnotherLengthAreRejected()
    {
        Claim[] claims = Claims(4);
        var tree = new ClaimTree(claims);
        byte[] path = tree.PathOf(1);
        Assert.False(ClaimTree.Verify(tree.Root.Span, 1, claims[1], [.. path, .. new byte[32]]));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 1, claims[1], path.AsSpan(0, 32)));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 1, claims[1], path.AsSpan(0, 63)));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 1, claims[1], []));
        Assert.False(ClaimTree.Verify(tree.Root.Span[..31], 1, claims[1], path));
    }

    /// <summary>No tree is that high; one whose root is made for it shows where the bound is.</summary>
    [Fact]
    public void APathHasAtMost32Siblings()
    {
        byte[] node = Hash(0, ClaimTree.Encode(ClaimOf(0)));
        for (int level = 0; level < 32; level++)
            node = Hash(1, new byte[32], node);
        Assert.True(ClaimTree.Verify(node, uint.MaxValue, ClaimOf(0), new byte[32 * 32]));
        Assert.False(ClaimTree.Verify(Hash(1, node, new byte[32]), uint.MaxValue, ClaimOf(0), new byte[33 * 32]));
    }

    /// <summary>A tree of two leaves, each of which is a node of a tree of four, does not have the same root: leaves are hashed as such.</summary>
    [Fact]
    public void AnInteriorNodeIsNoLeaf()
    {
        Claim[] claims = Claims(4);
        var tree = new ClaimTree(claims);
        byte[] leaf0 = Hash(0, ClaimTree.Encode(claims[0]));
        byte[] leaf1 = Hash(0, ClaimTree.Encode(claims[1]));
        byte[] node = Hash(1, leaf0, leaf1);
        byte[] sibling = tree.PathOf(0)[32..];
        Assert.Equal(Hash(1, node, sibling), tree.Root.ToArray());

        // A claim that begins with the two children, as long as their elements are below p: its leaf is not their node.
        byte[] posed = new byte[Claim.EncodedBytes];
        leaf0.CopyTo(posed, 0);
        leaf1.CopyTo(posed, 32);
        for (int element = 0; element < 8; element++)
            posed[(4 * element) + 3] &= 0x3F;
        Assert.True(Claim.TryRead(posed, out Claim? claim));
        Assert.False(ClaimTree.Verify(tree.Root.Span, 0, claim, sibling));

        // Nor is it if leaf and node had the same message after the prefix.
        Assert.NotEqual(Hash(0, leaf0, leaf1), node);
        Assert.All(claims, other => Assert.False(ClaimTree.Verify(tree.Root.Span, 0, other, sibling)));
    }

    [Fact]
    public void ContractsReadTheExitCodeBigEndian()
    {
        Claim claim = ClaimOf(3);
        byte[] bytes = claim.ToArray();
        Array.Reverse(bytes, 128, 8);
        Assert.Equal(bytes, ClaimTree.Encode(claim));
        Assert.Equal(136, bytes.Length);
        Assert.True(ClaimTree.TryDecode(bytes, out Claim? decoded));
        Assert.Equal(claim.ToArray(), decoded.ToArray());
        Assert.False(ClaimTree.TryDecode(bytes.AsSpan(1), out _));
        Assert.False(ClaimTree.TryDecode((byte[])[.. bytes, 0], out _));
        bytes[3] = 0x7F;
        Assert.False(ClaimTree.TryDecode(bytes, out _));
    }

    [Fact]
    public void ConditionalClaimsAreRefused()
    {
        Claim claim = ClaimOf(0);
        var contents = new ClaimContents(claim.InputDigest, claim.JournalDigest, claim.ExitCode, claim.ProgramId);
        var conditional = new Claim(claim.ProgramId, contents, claim.Context);
        Assert.Throws<ArgumentException>(() => new ClaimTree([claim, conditional]));
        Assert.Throws<ArgumentException>(() => ClaimTree.Encode(conditional));
        Assert.False(ClaimTree.Verify(new ClaimTree([claim]).Root.Span, 0, conditional, []));
    }

    [Fact]
    public void TheGuestWritesTheJournalOfItsClaims()
    {
        IEnumerable<byte[]> witness = Repository.Input("batch").Witness.ToArray().Chunk(Claim.EncodedBytes);
        Claim[] claims = [.. witness.Select(bytes => Claim.TryRead(bytes, out Claim? claim) ? claim : throw new InvalidDataException())];
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "guests", "expected", "batch.journal")), new ClaimTree(claims).Root.ToArray());
    }
}

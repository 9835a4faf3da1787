using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;

namespace Nullius.Prover.Opening;

/// <summary>A code under a tree of Poseidon2 (Spec §2.5, §4.8.2).</summary>
internal sealed class Poseidon2Code : CodeCommitment
{
    private readonly MerkleTree _tree;

    /// <param name="rows">The rows of the code.</param>
    /// <param name="width">The elements of F in a row.</param>
    /// <param name="workers">The number of threads.</param>
    public Poseidon2Code(KoalaBear[] rows, int width, int workers)
        : base(rows, width) => _tree = MerkleTree.Commit(rows, width, workers);

    /// <summary>The root of the tree.</summary>
    public Digest RootDigest => _tree.Root;

    public override byte[] Root => RootDigest.ToArray();

    public override int OpeningBytes => (Width * KoalaBear.EncodedBytes) + (_tree.Depth * Digest.EncodedBytes);

    public override void WriteOpening(int index, Span<byte> destination)
    {
        foreach (KoalaBear element in Row(index))
        {
            element.Write(destination);
            destination = destination[KoalaBear.EncodedBytes..];
        }

        foreach (Digest sibling in _tree.Path(index))
        {
            sibling.Write(destination);
            destination = destination[Digest.EncodedBytes..];
        }
    }
}

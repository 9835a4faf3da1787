using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;

namespace Nullius.Prover.Opening;

/// <summary>A code under a tree of Keccak with a cap (Spec §10.3).</summary>
internal sealed class KeccakCode : CodeCommitment
{
    private readonly KeccakMerkleTree _tree;
    private readonly bool _isExtension;

    /// <param name="rows">The rows of the code.</param>
    /// <param name="width">The elements of F in a row.</param>
    /// <param name="isExtension">True for a code over E.</param>
    /// <param name="capHeight">h.</param>
    /// <param name="workers">The number of threads.</param>
    public KeccakCode(KoalaBear[] rows, int width, bool isExtension, int capHeight, int workers)
        : base(rows, width)
    {
        _isExtension = isExtension;
        _tree = isExtension
            ? KeccakMerkleTree.CommitExtension(rows, width / KoalaBear5.Degree, capHeight, workers)
            : KeccakMerkleTree.Commit(rows, width, capHeight, workers);
    }

    public override byte[] Root => _tree.Cap.ToArray();

    public override int OpeningBytes => LeafBytes + (_tree.Depth * Keccak256.HashBytes);

    private int LeafBytes => Width * KoalaBear.EncodedBytes;

    public override void WriteOpening(int index, Span<byte> destination)
    {
        if (_isExtension)
            KeccakLeaves.EncodeExtension(Row(index), Width / KoalaBear5.Degree, destination[..LeafBytes]);
        else
            KeccakLeaves.EncodeBase(Row(index), destination[..LeafBytes]);
        _tree.WritePath(index, destination[LeafBytes..]);
    }
}

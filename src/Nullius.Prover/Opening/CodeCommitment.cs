using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

/// <summary>An interleaved Reed–Solomon code and its Merkle tree (Spec §4.8.2).</summary>
internal sealed class CodeCommitment
{
    private readonly KoalaBear[] _rows;
    private readonly int _width;
    private readonly MerkleTree _tree;

    private CodeCommitment(KoalaBear[] rows, int width, int workers)
    {
        _rows = rows;
        _width = width;
        _tree = MerkleTree.Commit(rows, width, workers);
    }

    /// <summary>The root of the tree.</summary>
    public Digest Root => _tree.Root;

    /// <summary>Commits to the chunks of a region of the dense vector.</summary>
    public static CodeCommitment Commit(DenseRegion region, int logInverseRate, int workers)
    {
        KoalaBear[] rows = Allocate(region.Storage.Length, logInverseRate);
        ReedSolomon.Encode(region.Storage, region.ChunkCapacity, logInverseRate, rows, workers, region.ChunkCount);
        return new CodeCommitment(rows, region.ChunkCapacity, workers);
    }

    /// <summary>Commits to a vector over E, cut into chunks; a leaf has the coefficients of X^0 of all chunks, then those of X^1, and so on.</summary>
    public static CodeCommitment Commit(ExtensionVector vector, int chunks, int logInverseRate, int workers)
    {
        KoalaBear[] rows = Allocate((long)vector.Length * KoalaBear5.Degree, logInverseRate);
        ReedSolomon.Encode(vector, chunks, logInverseRate, rows, workers);
        return new CodeCommitment(rows, chunks * KoalaBear5.Degree, workers);
    }

    /// <summary>Appends a leaf and its path (Spec §4.8.6).</summary>
    public void AppendOpening(ProverTranscript transcript, int index)
    {
        transcript.Append(_rows.AsSpan(index * _width, _width));
        foreach (Digest sibling in _tree.Path(index))
            transcript.Append(sibling.Elements);
    }

    private static KoalaBear[] Allocate(long elements, int logInverseRate) =>
        GC.AllocateUninitializedArray<KoalaBear>(checked((int)(elements << logInverseRate)));
}

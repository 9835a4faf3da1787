using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

/// <summary>An interleaved Reed–Solomon code and its Merkle tree (Spec §4.8.2).</summary>
internal abstract class CodeCommitment
{
    private readonly KoalaBear[] _rows;

    private protected CodeCommitment(KoalaBear[] rows, int width)
    {
        _rows = rows;
        Width = width;
    }

    /// <summary>The encoding of the root of the tree, or of its cap.</summary>
    public abstract byte[] Root { get; }

    /// <summary>The length of a leaf and its path.</summary>
    public abstract int OpeningBytes { get; }

    /// <summary>The number of elements of F in a row.</summary>
    protected int Width { get; }

    /// <summary>Commits to the chunks of a region of the dense vector.</summary>
    /// <param name="suite">The hash.</param>
    /// <param name="region">The chunks.</param>
    /// <param name="logInverseRate">c of round 0.</param>
    /// <param name="capHeight">The height of the commitment's cap.</param>
    /// <param name="workers">The number of threads.</param>
    public static CodeCommitment Commit(HashSuite suite, DenseRegion region, int logInverseRate, int capHeight, int workers)
    {
        KoalaBear[] rows = Allocate(region.Storage.Length, logInverseRate);
        ReedSolomon.Encode(region.Storage, region.ChunkCapacity, logInverseRate, rows, workers, region.ChunkCount);
        return Hash(suite, rows, region.ChunkCapacity, isExtension: false, capHeight, workers);
    }

    /// <summary>Commits to a vector over E, cut into chunks; a row has the coefficients of X^0 of all chunks, then those of X^1, and so on.</summary>
    /// <param name="suite">The hash.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="round">The constants of the round, which say how many chunks there are.</param>
    /// <param name="workers">The number of threads.</param>
    public static CodeCommitment Commit(HashSuite suite, ExtensionVector vector, WhirRound round, int workers)
    {
        int chunks = 1 << round.FoldingFactor;
        KoalaBear[] rows = Allocate((long)vector.Length * KoalaBear5.Degree, round.LogInverseRate);
        ReedSolomon.Encode(vector, chunks, round.LogInverseRate, rows, workers);
        return Hash(suite, rows, chunks * KoalaBear5.Degree, isExtension: true, round.CapHeight, workers);
    }

    /// <summary>Writes a leaf and its path (Spec §4.8.6).</summary>
    public abstract void WriteOpening(int index, Span<byte> destination);

    /// <summary>A row of the code.</summary>
    protected ReadOnlySpan<KoalaBear> Row(int index) => _rows.AsSpan(index * Width, Width);

    private static CodeCommitment Hash(HashSuite suite, KoalaBear[] rows, int width, bool isExtension, int capHeight, int workers) => suite switch
    {
        HashSuite.Poseidon2 => new Poseidon2Code(rows, width, workers),
        HashSuite.Keccak => new KeccakCode(rows, width, isExtension, capHeight, workers),
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    private static KoalaBear[] Allocate(long elements, int logInverseRate) =>
        GC.AllocateUninitializedArray<KoalaBear>(checked((int)(elements << logInverseRate)));
}

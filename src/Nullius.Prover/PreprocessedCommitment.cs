using Nullius.Constraints;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Prover.Opening;
using Nullius.Verifier.Core;

namespace Nullius.Prover;

/// <summary>
/// The preprocessed columns of a key, laid out, encoded and hashed (Spec §4.8.2). It is made once and serves every proof of the key, on any thread: nothing of it
/// is computed again, copied or changed by a proof.
/// </summary>
public sealed class PreprocessedCommitment
{
    private PreprocessedCommitment(VerifyingKey key, PreprocessedTables tables, DenseRegion region, CodeCommitment code)
    {
        Key = key;
        Tables = tables;
        Region = region;
        Code = code;
    }

    public VerifyingKey Key { get; }

    /// <summary>The values.</summary>
    public PreprocessedTables Tables { get; }

    /// <summary>The root of the Merkle tree over the code of the preprocessed chunks: what a verifier of the Poseidon2 suite must know besides the key.</summary>
    /// <exception cref="InvalidOperationException">The key's suite is another.</exception>
    public Digest Root => Code is Poseidon2Code code
        ? code.RootDigest
        : throw new InvalidOperationException($"the commitment of shape {Key.Shape.Name} is a cap");

    /// <summary>The cap over the code of the preprocessed chunks, 32 bytes for each node: what a verifier of the Keccak suite must know besides the key.</summary>
    /// <exception cref="InvalidOperationException">The key's suite is another.</exception>
    public byte[] Cap => Code is KeccakCode code
        ? code.Root
        : throw new InvalidOperationException($"the commitment of shape {Key.Shape.Name} is a root");

    /// <summary>The preprocessed chunks of the dense vector.</summary>
    internal DenseRegion Region { get; }

    internal CodeCommitment Code { get; }

    /// <summary>Commits to the preprocessed columns of a key.</summary>
    /// <param name="key">The system and the shape.</param>
    /// <param name="tables">The values, which must not change any more.</param>
    /// <param name="workers">The number of threads.</param>
    /// <exception cref="ArgumentException">The columns are of another system, or there are none.</exception>
    /// <exception cref="InvalidOperationException">The multiplicities of a wire bus could wrap around p.</exception>
    public static PreprocessedCommitment Create(VerifyingKey key, PreprocessedTables tables, int workers)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(tables);
        if (!ReferenceEquals(tables.System, key.System))
            throw new ArgumentException($"the columns are of system {tables.System.Name}, not of {key.System.Name}", nameof(tables));
        if (key.Shape.PreprocessedChunks == 0)
            throw new ArgumentException($"system {key.System.Name} has no preprocessed columns", nameof(key));
        tables.CheckCounts();

        int[] heights = [.. key.System.Tables.Select(table => table.Table.FixedHeight.GetValueOrDefault())];
        WhirParameters parameters = key.Shape.Opening;
        DenseRegion region = DenseRegion.BuildPreprocessed(
            key.Layout, heights, (table, column) => tables[table].Column(column), parameters, workers);
        var code = CodeCommitment.Commit(key.Shape.Suite, region, parameters.Rounds[0].LogInverseRate, key.Shape.PreprocessedCapHeight, workers);
        return new PreprocessedCommitment(key, tables, region, code);
    }
}

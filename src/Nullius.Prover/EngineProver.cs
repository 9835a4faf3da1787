using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover.Channels;
using Nullius.Prover.Logup;
using Nullius.Prover.Opening;
using Nullius.Prover.Zerocheck;
using Nullius.Verifier.Core;

namespace Nullius.Prover;

/// <summary>The prover of a proof about a constraint system (Spec §4.2).</summary>
public static class EngineProver
{
    /// <summary>Proves for a system without preprocessed columns.</summary>
    /// <inheritdoc cref="Prove(VerifyingKey, PreprocessedCommitment?, IReadOnlyList{TableTrace}, ReadOnlySpan{KoalaBear}, ProverOptions, CancellationToken)"/>
    public static byte[] Prove(
        VerifyingKey key,
        IReadOnlyList<TableTrace> traces,
        ReadOnlySpan<KoalaBear> publicValues,
        ProverOptions options,
        CancellationToken cancellationToken = default) =>
        Prove(key, null, traces, publicValues, options, cancellationToken);

    /// <summary>Proves that the tables satisfy the system. Nothing is checked: from a witness that is not valid comes a proof that is not.</summary>
    /// <param name="key">The system and the shape.</param>
    /// <param name="preprocessed">The preprocessed columns of the key; null if it has none.</param>
    /// <param name="traces">The witness of each table, in the order of the system.</param>
    /// <param name="publicValues">The public values of the statement.</param>
    /// <param name="options">How to work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The proof, in the encoding of Spec §4, or of §10 for a shape of the Keccak suite.</returns>
    /// <exception cref="ArgumentException">The tables or preprocessed columns are not those of the key, or do not fit the shape.</exception>
    public static byte[] Prove(
        VerifyingKey key,
        PreprocessedCommitment? preprocessed,
        IReadOnlyList<TableTrace> traces,
        ReadOnlySpan<KoalaBear> publicValues,
        ProverOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(traces);
        ArgumentNullException.ThrowIfNull(options);
        if (preprocessed is null ? key.Shape.PreprocessedChunks > 0 : !ReferenceEquals(preprocessed.Key, key))
            throw new ArgumentException("the preprocessed columns are not those of the key", nameof(preprocessed));
        if (publicValues.Length != key.System.PublicValueCount)
            throw new ArgumentException($"a statement has {key.System.PublicValueCount} public values", nameof(publicValues));
        if (traces.Count != key.System.Tables.Count)
            throw new ArgumentException($"system {key.System.Name} has {key.System.Tables.Count} tables", nameof(traces));
        for (int table = 0; table < traces.Count; table++)
        {
            Table expected = key.System.Tables[table].Table;
            if (!ReferenceEquals(traces[table].Table, expected))
                throw new ArgumentException($"trace {table} is not of table {expected.Name}", nameof(traces));
            if (traces[table].Height > 1L << key.Shape.RowVariables)
                throw new ArgumentException($"table {expected.Name} has more than 2^{key.Shape.RowVariables} rows", nameof(traces));
        }

        return ProveCore(key, preprocessed, traces, publicValues, options, cancellationToken);
    }

    private static byte[] ProveCore(
        VerifyingKey key,
        PreprocessedCommitment? preprocessed,
        IReadOnlyList<TableTrace> traces,
        ReadOnlySpan<KoalaBear> publicValues,
        ProverOptions options,
        CancellationToken cancellationToken)
    {
        var workers = new WorkerGroup(options.Workers, cancellationToken);

        // 1. Parameters, system, preprocessed columns, statement, heights.
        ProverChannel channel = ProverChannel.Create(key.Shape.Suite, options.Workers, cancellationToken);
        SendStatement(channel, key, preprocessed, traces, publicValues);

        // 2. The witness.
        options.PhaseStarted?.Invoke(ProverPhase.Commitment);
        DenseVector vector = DenseVector.Build(key.Layout, traces, key.Shape.Opening, options.Workers, preprocessed?.Region);
        WitnessCommitment commitment = WitnessCommitment.Commit(vector, key.Shape.Opening, key.Shape.Suite, options.Workers, preprocessed?.Code);
        commitment.Send(channel);

        // 3. Buses.
        options.PhaseStarted?.Invoke(ProverPhase.Leaves);
        TableColumns[] tables = [.. traces.Select((trace, table) => new TableColumns(trace, preprocessed?.Tables[table]))];
        Fingerprint<KoalaBear5> fingerprint = Fingerprint<KoalaBear5>.Draw(channel.Challenge);
        KoalaBear5[] zeroRows = LeafBuilder.ZeroRows(key, fingerprint);
        FractionTree tree = BuildTree(key, fingerprint, tables, options, workers);
        options.PhaseStarted?.Invoke(ProverPhase.FractionSumchecks);
        var pool = new VectorPool();
        LeafClaims<KoalaBear5> leafClaims = LogupProver.Prove(channel, key, fingerprint, tree, publicValues, pool, workers);

        // 4. Constraints.
        options.PhaseStarted?.Invoke(ProverPhase.Zerocheck);
        ColumnClaims<KoalaBear5> columns = ZerocheckProver.Prove(channel, key, fingerprint, leafClaims, tables, zeroRows, pool, workers);

        // 5. All column claims as one weighted claim about the dense vector.
        options.PhaseStarted?.Invoke(ProverPhase.Opening);
        KoalaBear5 gamma = channel.Challenge();
        int[] heights = [.. traces.Select(trace => trace.Height)];
        var weight = new ColumnWeight(key.Layout, heights, columns.RowPoint, gamma);
        WhirProver.Open(channel, commitment, weight, options.Workers);
        return channel.Proof.ToArray();
    }

    /// <summary>Everything before the witness (Spec §4.2.2 to §4.2.4).</summary>
    private static void SendStatement(
        ProverChannel channel,
        VerifyingKey key,
        PreprocessedCommitment? preprocessed,
        IReadOnlyList<TableTrace> traces,
        ReadOnlySpan<KoalaBear> publicValues)
    {
        channel.Begin(key.Preamble, preprocessed is null ? [] : preprocessed.Code.Root);
        channel.Absorb(publicValues);
        KoalaBear[] heights =
        [
            .. traces.Where(trace => trace.Table.FixedHeight is null).Select(trace => KoalaBear.FromCanonical((uint)trace.Height)),
        ];
        if (heights.Length > 0)
            channel.SendBase(heights);
    }

    // A method of its own, so that nothing holds the leaves when the tree has dropped them.
    private static FractionTree BuildTree(
        VerifyingKey key, Fingerprint<KoalaBear5> fingerprint, TableColumns[] tables, ProverOptions options, WorkerGroup workers)
    {
        FractionLayer leaves = LeafBuilder.Build(key, fingerprint, tables, workers);
        options.PhaseStarted?.Invoke(ProverPhase.FractionTree);
        return FractionTree.Build(leaves, key.Shape.RowVariables, key.System.LogInteractions, workers);
    }
}

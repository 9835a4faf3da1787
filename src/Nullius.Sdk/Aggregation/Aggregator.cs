namespace Nullius.Sdk;

/// <summary>Makes batches: one proof of the claims of many receipts, of different programs and inputs.</summary>
public static class Aggregator
{
    /// <summary>Aggregates receipts, composite and succinct ones, none of them conditional. The claims of the batch are theirs, in the order given.</summary>
    /// <param name="receipts">At least one receipt, with 100 bits of security each; a receipt may be given twice.</param>
    /// <param name="options">How to work; null for the defaults.</param>
    /// <param name="progress">Told when each phase and each proof is begun, on the proving thread.</param>
    /// <param name="cancellationToken">Ends the work; finished proofs stay in the work directory.</param>
    /// <exception cref="ArgumentException">An option has no possible value.</exception>
    /// <exception cref="CompressionException">There is no batch of these receipts; the message says why.</exception>
    /// <exception cref="IOException">The work directory cannot be used.</exception>
    public static Task<AggregatedReceipt> AggregateAsync(
        IReadOnlyList<Receipt> receipts, AggregationOptions? options = null, IProgress<AggregationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(receipts);
        options ??= AggregationOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(options));
        return Task.Run(() => new AggregationSession(receipts, options, progress, cancellationToken).Aggregate(), cancellationToken);
    }

    /// <summary>Aggregates receipts and writes the batch to a file, with a work directory (by default <c>PATH.work</c>) beside it.</summary>
    /// <remarks>The work directory is removed when the batch is safely written; until then a killed aggregation resumes from it.</remarks>
    public static async Task<AggregatedReceipt> AggregateToFileAsync(
        IReadOnlyList<Receipt> receipts,
        string path,
        AggregationOptions? options = null,
        IProgress<AggregationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= AggregationOptions.Default;
        options = options with { WorkDirectory = options.WorkDirectory ?? $"{path}.work" };
        AggregatedReceipt aggregated = await AggregateAsync(receipts, options, progress, cancellationToken).ConfigureAwait(false);
        aggregated.Receipt.Save(path);
        new AggregationDirectory(options.WorkDirectory).Remove();
        return aggregated;
    }
}

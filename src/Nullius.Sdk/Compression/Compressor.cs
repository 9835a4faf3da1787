using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Makes succinct receipts, one proof of the same size for every run, and receipts for contracts; either resolves what a receipt rests on.</summary>
public static class Compressor
{
    /// <summary>Compresses a receipt. A succinct one is returned as it is, its assumptions resolved if receipts of them are given.</summary>
    /// <param name="receipt">A receipt with 100 bits of security.</param>
    /// <param name="options">How to work, and the receipts that resolve assumptions; null for the defaults.</param>
    /// <param name="progress">Told when each proof is begun, on the proving thread.</param>
    /// <param name="cancellationToken">Ends the work; finished proofs stay in the work directory.</param>
    /// <exception cref="ArgumentException">An option has no possible value.</exception>
    /// <exception cref="CompressionException">The receipt cannot be compressed, or the assumed ones are not those that it rests on.</exception>
    /// <exception cref="IOException">The work directory cannot be used.</exception>
    public static Task<CompressedReceipt> CompressAsync(
        Receipt receipt, CompressionOptions? options = null, IProgress<CompressionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        options ??= CompressionOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(options));
        if (options.Result is not (ReceiptKind.Succinct or ReceiptKind.Evm))
            throw new ArgumentException($"no compression makes a receipt of kind {options.Result}", nameof(options));
        return Task.Run(() => new CompressionSession(receipt, options, progress, cancellationToken).Compress(), cancellationToken);
    }

    /// <summary>Compresses a receipt and writes the result to a file, with a work directory (by default <c>PATH.work</c>) beside it.</summary>
    /// <remarks>The work directory is removed when the receipt is safely written; until then a killed compression resumes from it.</remarks>
    public static async Task<CompressedReceipt> CompressToFileAsync(
        Receipt receipt, string path, CompressionOptions? options = null, IProgress<CompressionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= CompressionOptions.Default;
        options = options with { WorkDirectory = options.WorkDirectory ?? $"{path}.work" };
        CompressedReceipt compressed = await CompressAsync(receipt, options, progress, cancellationToken).ConfigureAwait(false);
        compressed.Receipt.Save(path);
        CompressionDirectory.Remove(options.WorkDirectory);
        return compressed;
    }
}

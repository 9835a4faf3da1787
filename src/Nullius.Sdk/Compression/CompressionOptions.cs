using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>How to compress. Immutable; change it with <c>with</c>.</summary>
public sealed record CompressionOptions
{
    /// <summary>All processors, no assumptions to resolve.</summary>
    public static readonly CompressionOptions Default = new();

    /// <summary>The number of threads.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Where finished proofs are kept, so that a compression that was ended early resumes; null keeps nothing.</summary>
    public string? WorkDirectory { get; init; }

    /// <summary>The kind of receipt to make: succinct, or evm, which contracts accept.</summary>
    public ReceiptKind Result { get; init; } = ReceiptKind.Succinct;

    /// <summary>
    /// Receipts of all the claims that the receipt rests on, in the order in which its program assumed them; one that was assumed twice is listed twice. Empty
    /// leaves the receipt as conditional as it is.
    /// </summary>
    public IReadOnlyList<Receipt> Assumed { get; init; } = [];
}

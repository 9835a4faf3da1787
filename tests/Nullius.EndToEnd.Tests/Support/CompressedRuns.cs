using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Succinct receipts that several tests look at, made once: a proof in a circuit takes seconds.</summary>
internal static class CompressedRuns
{
    private static readonly Lazy<CompressedReceipt> HelloRun = new(() => Compress(ProvenRuns.OfHello.Receipt));
    private static readonly Lazy<CompressedReceipt> ConditionalRun = new(() => Compress(ProvenRuns.OfCompose.Receipt));
    private static readonly Lazy<CompressedReceipt> ResolvedRun = new(() => Compress(OfConditional.Receipt, OfHello.Receipt));

    private static readonly Lazy<CompressedReceipt> HelloSealRun = new(() => Compressor.CompressAsync(
        OfHello.Receipt, new CompressionOptions { Result = ReceiptKind.Evm }).GetAwaiter().GetResult());

    /// <summary>One segment: a lift and a seal.</summary>
    public static CompressedReceipt OfHello => HelloRun.Value;

    /// <summary>Still rests on <see cref="OfHello"/>: a lift and a seal.</summary>
    public static CompressedReceipt OfConditional => ConditionalRun.Value;

    /// <summary><see cref="OfConditional"/> resolved with <see cref="OfHello"/>: a resolve.</summary>
    public static CompressedReceipt OfResolved => ResolvedRun.Value;

    /// <summary><see cref="OfHello"/> for contracts.</summary>
    public static CompressedReceipt OfHelloForContracts => HelloSealRun.Value;

    private static CompressedReceipt Compress(Receipt receipt, params Receipt[] assumed) =>
        Compressor.CompressAsync(receipt, new CompressionOptions { Assumed = assumed }).GetAwaiter().GetResult();
}

using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Receipts as the kind that a test made them.</summary>
internal static class ReceiptExtensions
{
    public static CompositeReceipt Composite(this Receipt receipt) => Assert.IsType<CompositeReceipt>(receipt.Body);

    public static BatchReceipt Batch(this Receipt receipt) => Assert.IsType<BatchReceipt>(receipt.Body);

    public static SuccinctReceipt Succinct(this Receipt receipt) => Assert.IsType<SuccinctReceipt>(receipt.Body);

    public static EvmReceipt Evm(this Receipt receipt) => Assert.IsType<EvmReceipt>(receipt.Body);
}

using Nullius.Sdk;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Batches that several tests look at, made once.</summary>
internal static class AggregatedRuns
{
    private static readonly Lazy<AggregatedReceipt> ThreeRun = new(() => Aggregate(ThreeReceipts));
    private static readonly Lazy<AggregatedReceipt> OneRun = new(() => Aggregate([CompressedRuns.OfHello.Receipt]));

    /// <summary>Three programs; one receipt is composite, and one was resolved.</summary>
    public static Receipt[] ThreeReceipts => [CompressedRuns.OfHello.Receipt, ProvenRuns.OfHash.Receipt, CompressedRuns.OfResolved.Receipt];

    /// <summary>The batch of <see cref="ThreeReceipts"/>.</summary>
    public static AggregatedReceipt OfThree => ThreeRun.Value;

    /// <summary>The batch of <see cref="CompressedRuns.OfHello"/> alone.</summary>
    public static AggregatedReceipt OfOne => OneRun.Value;

    private static AggregatedReceipt Aggregate(Receipt[] receipts) => Aggregator.AggregateAsync(receipts).GetAwaiter().GetResult();
}

using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Refuses receipts from which no batch follows, before hours of work.</summary>
internal static class AggregationInput
{
    /// <summary>Checks the receipts of a batch, all but the proofs of segments.</summary>
    /// <exception cref="CompressionException">There is no such batch; the message says why.</exception>
    public static void Check(IReadOnlyList<Receipt> receipts)
    {
        if (receipts.Count == 0)
            throw new CompressionException("A batch has at least one receipt: give one or more.");
        if (receipts.Count > BatchReceipt.ClaimsMax)
            throw new CompressionException($"A batch has at most {BatchReceipt.ClaimsMax} receipts: make several of these {receipts.Count}.");
        for (int index = 0; index < receipts.Count; index++)
        {
            CompressionInput.CheckReceipt($"Receipt {index + 1}", receipts[index]);
            if (receipts[index].IsConditional)
            {
                throw new CompressionException(
                    $"Receipt {index + 1} is conditional (Assumptions): resolve it first, by `nullius compress --assume` with the receipts that it rests on.",
                    Protocol.Check.Assumptions);
            }
        }
    }
}

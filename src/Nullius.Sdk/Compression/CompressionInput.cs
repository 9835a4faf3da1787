using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>Refuses receipts from which no succinct receipt follows, before hours of work.</summary>
internal static class CompressionInput
{
    /// <summary>Checks a receipt and those that its assumptions are to be resolved with.</summary>
    /// <exception cref="CompressionException">Compression is impossible; the message says why.</exception>
    /// <returns>The receipt; of a batch that is to be sealed the one of its guest.</returns>
    public static Receipt Check(Receipt receipt, CompressionOptions options)
    {
        IReadOnlyList<Receipt> assumed = options.Assumed;
        if (options.Result == ReceiptKind.Evm && receipt.Body is BatchReceipt batch)
            receipt = GuestOf(batch);
        CheckReceipt("The receipt", receipt);
        for (int index = 0; index < assumed.Count; index++)
        {
            CheckReceipt($"Assumed receipt {index + 1}", assumed[index]);
            if (assumed[index].IsConditional)
            {
                throw new CompressionException(
                    $"Assumed receipt {index + 1} is conditional itself (Assumptions): resolve its own assumptions first.", Protocol.Check.Assumptions);
            }
        }

        if (assumed.Count > 0 && AssumptionChain.Of(assumed.Select(other => other.Claim!)) != receipt.Claim!.Assumptions)
        {
            throw new CompressionException(
                "The receipt does not rest on the claims of the assumed receipts (Assumptions): give all of them, in the order in which its program assumed them.",
                Protocol.Check.Assumptions);
        }

        if (options.Result == ReceiptKind.Evm && receipt.IsConditional && assumed.Count == 0)
        {
            throw new CompressionException(
                "The receipt rests on other claims (Assumptions), and contracts accept none that does: give receipts of them all.", Protocol.Check.Assumptions);
        }

        return receipt;
    }

    /// <summary>A seal proves the root of a batch; that the claims lie under it is checked here, for nothing does it later.</summary>
    private static Receipt GuestOf(BatchReceipt batch)
    {
        Verdict verdict = ReceiptVerifier.VerifyStructure(batch);
        return verdict.IsAccepted
            ? new Receipt(batch.Succinct)
            : throw new CompressionException($"The batch is not valid: {verdict.Check}.", verdict.Check);
    }

    /// <summary>Checks one receipt, all but the proofs of segments.</summary>
    /// <param name="name">What messages call it, at the beginning of a sentence.</param>
    /// <param name="receipt">The receipt.</param>
    /// <exception cref="CompressionException">It cannot be compressed, or is not valid.</exception>
    public static void CheckReceipt(string name, Receipt receipt)
    {
        if (receipt.Kind == ReceiptKind.Evm)
        {
            throw new CompressionException(
                $"{name} is made for contracts already: no circuit verifies it. Keep the receipt that it was made from for what is to be done with it besides.",
                Protocol.Check.ReceiptFormat);
        }

        if (receipt.Kind == ReceiptKind.Batch)
            throw new CompressionException($"{name} is a batch: it is one proof already, and a receipt of each of its claims is needed to make another.");
        if (receipt.SecurityBits != SuccinctReceipt.CircuitSecurityBits)
        {
            throw new CompressionException(
                $"{name} has {receipt.SecurityBits} bits of security (SecurityLevel) and is not compressed: recursion has {SuccinctReceipt.CircuitSecurityBits}, and it would lose by it.",
                Protocol.Check.SecurityLevel);
        }

        Verdict verdict = ReceiptVerifier.VerifyStructure(receipt.Body);
        if (verdict.IsAccepted && receipt.Body is SuccinctReceipt succinct)
        {
            Protocol.Check check = CircuitVerifier.Verify(succinct.Circuit, ClaimDigest.Compute(succinct.Claim), succinct.Proof);
            verdict = new Verdict(check == Protocol.Check.None ? Outcome.Accepted : Outcome.Rejected, check, -1);
        }

        if (!verdict.IsAccepted)
            throw new CompressionException($"{name} is not valid: {verdict.Check}{(verdict.Segment < 0 ? "" : $" in segment {verdict.Segment}")}.", verdict.Check);
    }
}

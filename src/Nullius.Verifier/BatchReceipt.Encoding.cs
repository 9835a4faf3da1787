using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <content>The bytes of a batch.</content>
public sealed partial class BatchReceipt
{
    /// <summary>Reads a receipt. Allocates no more than a small multiple of the bytes given; never throws on them.</summary>
    /// <param name="bytes">The receipt; the proof of the result refers to it.</param>
    /// <param name="receipt">The receipt, or null.</param>
    /// <returns>The check that failed, or <see cref="Check.None"/>.</returns>
    public static Check TryParse(ReadOnlyMemory<byte> bytes, out BatchReceipt? receipt)
    {
        receipt = null;
        var reader = new ReceiptReader(bytes);
        if (reader.Header() != ReceiptKind.Batch)
            return Check.ReceiptFormat;
        uint count = reader.Integer();
        if (count is 0 or > ClaimsMax)
            return Check.ReceiptFormat;
        ReadOnlyMemory<byte> encoded = reader.Bytes((int)count * Claim.EncodedBytes);
        if (reader.Failure != Check.None)
            return reader.Failure;

        // The length of the rest is fixed, so that nothing is allocated for claims without a proof.
        Check proof = SuccinctReceipt.TryParse(reader.Rest(), out SuccinctReceipt? succinct);
        if (succinct is null)
            return proof;
        var claims = new Claim[count];
        for (int index = 0; index < claims.Length; index++)
        {
            if (!ClaimTree.TryDecode(encoded.Span.Slice(index * Claim.EncodedBytes, Claim.EncodedBytes), out Claim? claim))
                return Check.CanonicalElement;
            claims[index] = claim;
        }

        receipt = new BatchReceipt(claims, succinct);
        return Check.None;
    }

    /// <inheritdoc/>
    public override void WriteTo(Stream stream)
    {
        var writer = new ReceiptWriter(stream);
        writer.Header(Kind);
        writer.Integer((uint)Claims.Count);
        foreach (Claim claim in Claims)
            writer.Bytes(ClaimTree.Encode(claim));
        Succinct.WriteTo(stream);
    }
}

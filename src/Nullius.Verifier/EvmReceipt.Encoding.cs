using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

public sealed partial class EvmReceipt
{
    /// <summary>Reads a receipt. Copies its claim and nothing else; never throws on the bytes.</summary>
    /// <param name="bytes">The receipt; the seal of the result refers to it.</param>
    /// <param name="receipt">The receipt, or null.</param>
    /// <returns>The check that failed, or <see cref="Check.None"/>.</returns>
    public static Check TryParse(ReadOnlyMemory<byte> bytes, out EvmReceipt? receipt)
    {
        receipt = null;
        var reader = new ReceiptReader(bytes);
        if (reader.Header() != ReceiptKind.Evm || reader.Integer() != FinalKey.Shape.SecurityBits)
            return Check.ReceiptFormat;
        ReadOnlyMemory<byte> encoding = reader.Bytes(Claim.EncodedBytes);
        if (reader.Failure != Check.None)
            return reader.Failure;
        if (!Claim.TryRead(encoding.Span, out Claim? claim))
            return Check.CanonicalElement;
        ReadOnlyMemory<byte> seal = reader.Bytes(FinalKey.SealBytes);
        if (reader.Failure != Check.None)
            return Check.ProofLength;
        if (!reader.IsAtEnd)
            return Check.ReceiptFormat;
        receipt = new EvmReceipt(claim, seal);
        return Check.None;
    }

    /// <inheritdoc/>
    public override void WriteTo(Stream stream)
    {
        var writer = new ReceiptWriter(stream);
        writer.Header(Kind);
        writer.Integer((uint)SecurityBits);
        writer.Bytes(Claim.ToArray());
        writer.Bytes(Seal.Span);
    }
}

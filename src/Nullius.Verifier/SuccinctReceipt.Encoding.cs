using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

public sealed partial class SuccinctReceipt
{
    /// <summary>Reads a receipt. Copies its claim and nothing else; never throws on the bytes.</summary>
    /// <param name="bytes">The receipt; the proof of the result refers to it.</param>
    /// <param name="receipt">The receipt, or null.</param>
    /// <returns>The check that failed, or <see cref="Check.None"/>.</returns>
    public static Check TryParse(ReadOnlyMemory<byte> bytes, out SuccinctReceipt? receipt)
    {
        receipt = null;
        var reader = new ReceiptReader(bytes);
        if (reader.Header() != ReceiptKind.Succinct || reader.Integer() != CircuitSecurityBits)
            return Check.ReceiptFormat;
        Digest programId = reader.Digest();
        ReadOnlyMemory<byte> inputDigest = reader.Bytes(ClaimContents.DigestBytes);
        ReadOnlyMemory<byte> journalDigest = reader.Bytes(ClaimContents.DigestBytes);
        ReadOnlyMemory<byte> context = reader.Bytes(ContextBytes);
        ulong exitCode = reader.LongInteger();
        Digest assumptions = reader.Digest();
        uint circuit = reader.Integer();
        if (reader.Failure != Check.None)
            return reader.Failure;
        if (circuit is not ((uint)CircuitKind.Seal or (uint)CircuitKind.Resolve))
            return Check.CircuitKey;
        ReadOnlyMemory<byte> proof = reader.Bytes(CircuitKeys.ProofBytes);
        if (reader.Failure != Check.None)
            return Check.ProofLength;
        if (!reader.IsAtEnd)
            return Check.ReceiptFormat;
        var contents = new ClaimContents(inputDigest.Span, journalDigest.Span, exitCode, assumptions);
        receipt = new SuccinctReceipt(new Claim(programId, contents, context.Span), (CircuitKind)circuit, proof);
        return Check.None;
    }

    /// <inheritdoc/>
    public override void WriteTo(Stream stream)
    {
        var writer = new ReceiptWriter(stream);
        writer.Header(Kind);
        writer.Integer(CircuitSecurityBits);
        writer.Digest(Claim.ProgramId);
        writer.Bytes(Claim.InputDigest);
        writer.Bytes(Claim.JournalDigest);
        writer.Bytes(Claim.Context);
        writer.LongInteger(Claim.ExitCode);
        writer.Digest(Claim.Assumptions);
        writer.Integer((uint)Circuit);
        writer.Bytes(Proof.Span);
    }
}

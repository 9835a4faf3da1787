using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>What a receipt of any kind consists of: a claim and the proofs that it is true (Spec §7).</summary>
/// <remarks>Parsing establishes the form only; a receipt says nothing until <see cref="ReceiptVerifier"/> has accepted it.</remarks>
public abstract class ReceiptBody
{
    /// <summary>The bytes of the context.</summary>
    public const int ContextBytes = SegmentStatement.ContextBytes;

    private protected ReceiptBody()
    {
    }

    /// <summary>Which kind of receipt it is.</summary>
    public abstract ReceiptKind Kind { get; }

    /// <summary>λ: the provable security level of the proofs, in bits.</summary>
    public abstract int SecurityBits { get; }

    /// <summary>The program.</summary>
    public abstract Digest ProgramId { get; }

    /// <summary>32 bytes that every proof is bound to.</summary>
    public abstract ReadOnlyMemory<byte> Context { get; }

    /// <summary>The 128 bytes that the kernel is said to have left in memory (Spec §5.4.5): digests of input and journal, exit code, assumptions.</summary>
    public abstract ReadOnlyMemory<byte> ClaimBytes { get; }

    /// <summary>What the receipt claims; null where <see cref="ClaimBytes"/> do not have the form of a claim, which no verifier accepts.</summary>
    public abstract Claim? Claim { get; }

    /// <summary>Reads a receipt of any kind. Allocates no more than a small multiple of the bytes given; never throws on them.</summary>
    /// <param name="bytes">The receipt; the proofs of the result refer to it.</param>
    /// <param name="body">The receipt, or null.</param>
    /// <returns>The check that failed, or <see cref="Check.None"/>.</returns>
    public static Check TryParse(ReadOnlyMemory<byte> bytes, out ReceiptBody? body)
    {
        body = null;
        var reader = new ReceiptReader(bytes);
        switch (reader.Header())
        {
            case ReceiptKind.Composite:
                Check composite = CompositeReceipt.TryParse(bytes, out CompositeReceipt? segments);
                body = segments;
                return composite;
            case ReceiptKind.Succinct:
                Check succinct = SuccinctReceipt.TryParse(bytes, out SuccinctReceipt? proof);
                body = proof;
                return succinct;
            case ReceiptKind.Evm:
                Check evm = EvmReceipt.TryParse(bytes, out EvmReceipt? seal);
                body = seal;
                return evm;
            case ReceiptKind.Batch:
                Check batch = BatchReceipt.TryParse(bytes, out BatchReceipt? claims);
                body = claims;
                return batch;
            default:
                return Check.ReceiptFormat;
        }
    }

    /// <summary>Writes the receipt.</summary>
    public abstract void WriteTo(Stream stream);
}

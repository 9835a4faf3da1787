namespace Nullius.Verifier;

/// <summary>The kinds of receipts, with their numbers in the encoding (Spec §7).</summary>
public enum ReceiptKind
{
    /// <summary>A list of segment proofs (Spec §7.1).</summary>
    Composite = 1,

    /// <summary>One proof of a circuit, of the same size for every run (Spec §7.5).</summary>
    Succinct = 2,

    /// <summary>A proof that contracts verify (Spec §7.7).</summary>
    Evm = 3,

    /// <summary>A succinct receipt of the guest <c>batch</c> with the claims that it proves (Spec §7.6).</summary>
    Batch = 4,
}

namespace Nullius.Protocol;

/// <summary>Everything that a verifier checks. A rejection names the first of these that failed.</summary>
public enum Check
{
    /// <summary>The verification did not end. The default value, so that no accident passes for success.</summary>
    Incomplete = 0,

    /// <summary>Nothing failed.</summary>
    None = 1,

    // Bytes.

    /// <summary>The file is not a receipt, or of another version (Spec §7).</summary>
    ReceiptFormat,

    /// <summary>The proof does not have the length that its shape fixes.</summary>
    ProofLength,

    /// <summary>A field element is not in canonical form.</summary>
    CanonicalElement,

    // The proof engine (Spec §4).

    /// <summary>A table is higher than 2^R rows.</summary>
    TableHeight,

    /// <summary>The cells of all tables exceed the dense vector.</summary>
    CellCount,

    /// <summary>A denominator of the bus argument vanishes.</summary>
    BusDenominator,

    /// <summary>The buses do not balance.</summary>
    BusBalance,

    /// <summary>A layer of the GKR argument.</summary>
    GkrLayer,

    /// <summary>The constraints and leaf claims at the point of the zerocheck.</summary>
    Zerocheck,

    /// <summary>A proof of work.</summary>
    ProofOfWork,

    /// <summary>A query was drawn at the one value that would bias it.</summary>
    QuerySample,

    /// <summary>A Merkle opening.</summary>
    MerkleOpening,

    /// <summary>The final vector against the last code.</summary>
    FinalFold,

    /// <summary>The final vector against the weight.</summary>
    FinalWeight,

    // Receipts (Spec §7).

    /// <summary>The program id.</summary>
    ProgramId,

    /// <summary>The input digest.</summary>
    InputDigest,

    /// <summary>The journal or its digest.</summary>
    JournalDigest,

    /// <summary>The exit code.</summary>
    ExitCode,

    /// <summary>The context.</summary>
    Context,

    /// <summary>The receipt rests on other claims than those that are expected; by default on any.</summary>
    Assumptions,

    /// <summary>The first segment does not start in the initial state of the program.</summary>
    InitialState,

    /// <summary>A segment does not start where the one before it ended.</summary>
    SegmentChain,

    /// <summary>The last segment does not end where the kernel parks.</summary>
    FinalState,

    /// <summary>The claim is not in the final memory.</summary>
    ClaimOpening,

    /// <summary>The receipt's security level or shape is not one that the verifier accepts.</summary>
    SecurityLevel,

    /// <summary>The proof is of no circuit, or of one that does not state claims (Spec §7.5, §9.7).</summary>
    CircuitKey,

    /// <summary>The proof of a batch is not about the guest <c>batch</c> (Spec §7.6).</summary>
    BatchProgram,

    /// <summary>The exit code, the input or the context of a batch is not what it is in every batch (Spec §7.6).</summary>
    BatchStatement,

    /// <summary>The journal of a batch is not the root of its claims (Spec §7.6).</summary>
    BatchRoot,
}

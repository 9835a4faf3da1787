using Nullius.Hashing;
using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>A receipt as a list of segment proofs (Spec §7.1).</summary>
/// <remarks>Parsing establishes the form only; a receipt says nothing until <see cref="ReceiptVerifier"/> has accepted it.</remarks>
public sealed partial class CompositeReceipt
{
    /// <summary>The bytes of the context.</summary>
    public const int ContextBytes = 32;

    public CompositeReceipt(
        int securityBits,
        Digest imageRoot,
        ReadOnlyMemory<byte> context,
        ClaimOpening claimOpening,
        IReadOnlyList<SegmentProof> segments)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(context.Length, ContextBytes);
        ArgumentOutOfRangeException.ThrowIfZero(segments.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segments.Count, SegmentsMax);
        SecurityBits = securityBits;
        ImageRoot = imageRoot;
        Context = context;
        ClaimOpening = claimOpening;
        Segments = segments;
    }

    /// <summary>λ: the provable security level that the shapes of the segments reach.</summary>
    public int SecurityBits { get; }

    /// <summary>The root of the program's image.</summary>
    public Digest ImageRoot { get; }

    /// <summary>32 bytes that every proof is bound to.</summary>
    public ReadOnlyMemory<byte> Context { get; }

    /// <summary>The claim and its opening in the final memory.</summary>
    public ClaimOpening ClaimOpening { get; }

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<SegmentProof> Segments { get; }

    /// <summary>The program id that follows from the image root.</summary>
    public Digest ProgramId => Machine.ProgramId.Compute(ImageRoot);

    /// <summary>What the receipt claims; null where the opened pages do not have the form of a claim, which no verifier accepts.</summary>
    public Claim? Claim => ClaimContents.TryRead(ClaimOpening.Contents, out ClaimContents? contents) ? new Claim(ProgramId, contents, Context.Span) : null;

    /// <summary>The cycles of all segments.</summary>
    public long Cycles
    {
        get
        {
            long cycles = 0;
            foreach (SegmentProof segment in Segments)
                cycles += segment.Statement.Cycles;
            return cycles;
        }
    }
}

using Nullius.Hashing;
using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>A receipt as a list of segment proofs (Spec §7.1).</summary>
/// <remarks>Parsing establishes the form only; a receipt says nothing until <see cref="ReceiptVerifier"/> has accepted it.</remarks>
public sealed partial class CompositeReceipt : ReceiptBody
{
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

    /// <inheritdoc/>
    public override ReceiptKind Kind => ReceiptKind.Composite;

    /// <summary>λ: the provable security level that the shapes of the segments reach.</summary>
    public override int SecurityBits { get; }

    /// <summary>The root of the program's image.</summary>
    public Digest ImageRoot { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Context { get; }

    /// <summary>The claim and its opening in the final memory.</summary>
    public ClaimOpening ClaimOpening { get; }

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<SegmentProof> Segments { get; }

    /// <summary>The program id that follows from the image root.</summary>
    public override Digest ProgramId => Machine.ProgramId.Compute(ImageRoot);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ClaimBytes => ClaimOpening.Contents.ToArray();

    /// <inheritdoc/>
    public override Claim? Claim => ClaimContents.TryRead(ClaimOpening.Contents, out ClaimContents? contents) ? new Claim(ProgramId, contents, Context.Span) : null;

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

using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Recursion;

/// <summary>The hints of each circuit, list by list in the order in which its program creates them (Spec §9.6).</summary>
internal static class RecursionHints
{
    private const int ExitCodeLimbs = 4;
    private const int ExitCodeEnd = (2 * ClaimContents.DigestBytes) + sizeof(ulong);
    private const int AssumptionsStart = 3 * ClaimContents.DigestBytes;

    /// <summary>The proof of a segment; its statement and cycles.</summary>
    public static HintLists Lift(SegmentProof segment)
    {
        HintLists hints = new HintLists().Next().AddProof(segment.Proof.Span).Next();
        return AddRange(hints, RangeStatement.Of(segment.Statement)).Add(KoalaBear.FromCanonical(segment.Statement.Cycles));
    }

    /// <summary>The left range; the end of the right one; both proofs.</summary>
    public static HintLists Join(RangeProof left, RangeProof right)
    {
        HintLists hints = new HintLists().Next();
        AddRange(hints, left.Statement).Next().Add(right.Statement.RootAfter).Add(KoalaBear.FromCanonical(right.Statement.Pc4After));
        return hints.AddChild(left.Circuit, left.Proof.Span).AddChild(right.Circuit, right.Proof.Span);
    }

    /// <summary>Image root, context, the pages of the claim and the siblings above them; the proof.</summary>
    public static HintLists Seal(RangeProof run, ClaimOpening opening)
    {
        HintLists hints = new HintLists().Next().Add(run.Statement.ImageRoot).AddLimbs(run.Statement.Context.Span);
        ReadOnlySpan<byte> pages = opening.Contents;
        hints.AddLimbs(pages[..ExitCodeEnd]).AddLimbs(pages[AssumptionsStart..]);
        foreach (Digest sibling in opening.Siblings)
            hints.Add(sibling);
        return hints.AddChild(run.Circuit, run.Proof.Span);
    }

    /// <summary>The remaining assumptions and the claim; the digest of the assumed one; both proofs.</summary>
    public static HintLists Resolve(ClaimProof conditional, in Digest remaining, ClaimProof assumed)
    {
        HintLists hints = new HintLists().Next()
            .Add(remaining)
            .Add(ClaimDigest.Elements(conditional.Claim).AsSpan(0, ClaimDigest.ExitCodeIndex + ExitCodeLimbs))
            .Next().Add(assumed.Digest);
        return hints.AddChild(conditional.Circuit, conditional.Proof.Span).AddChild(assumed.Circuit, assumed.Proof.Span);
    }

    /// <summary>The proof; the claim is public.</summary>
    public static HintLists Final(ClaimProof claim) => new HintLists().AddChild(claim.Circuit, claim.Proof.Span);

    private static HintLists AddRange(HintLists hints, RangeStatement range) => hints
        .Add(range.ImageRoot).Add(range.RootBefore).Add(range.RootAfter).AddLimbs(range.Context.Span)
        .Add(KoalaBear.FromCanonical(range.Pc4Before)).Add(KoalaBear.FromCanonical(range.Pc4After));
}

using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <content>Batches (Spec §7.6).</content>
public static partial class ReceiptVerifier
{
    /// <summary>The order in which a claim is compared (Spec §7.2).</summary>
    private static ReadOnlySpan<Check> Comparisons => [Check.ProgramId, Check.Context, Check.InputDigest, Check.JournalDigest, Check.ExitCode];

    private static Verdict VerifyBatch(BatchReceipt batch, Expectations expectations, bool mayRestOnClaims)
    {
        // 5.–6. What connects the claims to the proof.
        Verdict structure = VerifyBatchStructure(batch);
        if (!structure.IsAccepted)
            return structure;

        // 3., 4., 7. Some claim is as expected; none has assumptions.
        Check comparison = CompareClaims(batch.Claims, expectations);
        if (comparison != Check.None)
            return Verdict.Rejected(comparison);
        if (mayRestOnClaims)
            return Verdict.Rejected(Check.Assumptions);

        // 8. The proof.
        return VerifyProof(batch.Succinct);
    }

    /// <summary>The proof is about the guest <c>batch</c>, without input, context and assumptions, with the root of the claims as its journal.</summary>
    private static Verdict VerifyBatchStructure(BatchReceipt batch)
    {
        Claim claim = batch.Claim;
        Claim expected = BatchGuest.ClaimOf(batch.Root.Span);
        if (claim.ProgramId != expected.ProgramId)
            return Verdict.Rejected(Check.BatchProgram);
        if (claim.ExitCode != expected.ExitCode || !claim.InputDigest.SequenceEqual(expected.InputDigest) || !claim.Context.SequenceEqual(expected.Context))
            return Verdict.Rejected(Check.BatchStatement);
        if (claim.IsConditional)
            return Verdict.Rejected(Check.Assumptions);
        return claim.JournalDigest.SequenceEqual(expected.JournalDigest) ? Verdict.Accepted : Verdict.Rejected(Check.BatchRoot);
    }

    /// <summary>None if some claim is as expected, else the check that stops the claims that come furthest: all of them have failed by then.</summary>
    private static Check CompareClaims(IReadOnlyList<Claim> claims, Expectations expectations)
    {
        int furthest = 0;
        foreach (Claim claim in claims)
        {
            Check check = expectations.Compare(claim);
            if (check == Check.None)
                return Check.None;
            furthest = Math.Max(furthest, Comparisons.IndexOf(check));
        }

        return Comparisons[furthest];
    }
}

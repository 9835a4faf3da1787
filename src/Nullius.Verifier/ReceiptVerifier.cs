using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>Decides whether a receipt proves what its caller expects (Spec §7.2).</summary>
public static partial class ReceiptVerifier
{
    /// <summary>Parses and verifies. Never throws on untrusted bytes.</summary>
    /// <exception cref="ArgumentException">A claim among the expected assumptions is conditional.</exception>
    public static Verdict Verify(ReadOnlyMemory<byte> bytes, Expectations expectations, CancellationToken cancellationToken = default)
    {
        Check form = ReceiptBody.TryParse(bytes, out ReceiptBody? receipt);
        return receipt is null ? Verdict.Rejected(form) : Verify(receipt, expectations, cancellationToken);
    }

    /// <summary>Verifies a parsed receipt.</summary>
    /// <exception cref="ArgumentException">A claim among the expected assumptions is conditional.</exception>
    public static Verdict Verify(ReceiptBody receipt, Expectations expectations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        Digest assumptions = AssumptionChain.Of(expectations.Assumptions);

        // 2.–4. The level, the program, what the proofs are bound to.
        if (receipt.SecurityBits < expectations.SecurityBitsMin)
            return Verdict.Rejected(Check.SecurityLevel);
        if (receipt is BatchReceipt batch)
            return VerifyBatch(batch, expectations, assumptions != default);
        if (receipt.ProgramId != expectations.ProgramId)
            return Verdict.Rejected(Check.ProgramId);
        if (expectations.Context is { } context && !receipt.Context.Span.SequenceEqual(context.Span))
            return Verdict.Rejected(Check.Context);

        // 5.–6. In a composite receipt, the chain of states and the claim in the final memory.
        Verdict structure = VerifyStructure(receipt);
        if (!structure.IsAccepted)
            return structure;

        // 7. The claim.
        Claim claim = receipt.Claim!;
        if (expectations.InputDigest is { } input && !claim.InputDigest.SequenceEqual(input.Span))
            return Verdict.Rejected(Check.InputDigest);
        if (expectations.JournalDigest is { } journal && !claim.JournalDigest.SequenceEqual(journal.Span))
            return Verdict.Rejected(Check.JournalDigest);
        if (expectations.ExitCode is { } exitCode && claim.ExitCode != exitCode)
            return Verdict.Rejected(Check.ExitCode);
        if (claim.Assumptions != assumptions)
            return Verdict.Rejected(Check.Assumptions);

        // 8. The proofs.
        return receipt switch
        {
            CompositeReceipt composite => VerifyProofs(composite, cancellationToken),
            SuccinctReceipt succinct => VerifyProof(succinct),
            EvmReceipt evm => VerdictOf(SealVerifier.Verify(evm.Claim, evm.Seal)),
            _ => Verdict.Rejected(Check.Incomplete),
        };
    }

    /// <summary>Checks what connects the proofs of a receipt to its claim, and no proof: what passes is not proven yet (Spec §7.2.5, §7.2.6, §7.6.2).</summary>
    public static Verdict VerifyStructure(ReceiptBody receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (receipt is BatchReceipt batch)
            return VerifyBatchStructure(batch);
        if (receipt is not CompositeReceipt composite)
            return Verdict.Accepted;

        // 5. The chain of states.
        Verdict chain = VerifyChain(composite);
        if (!chain.IsAccepted)
            return chain;

        // 6. The claim in the final memory.
        return composite.ClaimOpening.TryVerify(composite.Segments[^1].Statement.RootAfter, out _)
            ? Verdict.Accepted
            : Verdict.Rejected(Check.ClaimOpening);
    }

    private static Verdict VerifyProofs(CompositeReceipt receipt, CancellationToken cancellationToken)
    {
        for (int index = 0; index < receipt.Segments.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SegmentProof segment = receipt.Segments[index];
            if (segment.Shape.SecurityBits != receipt.SecurityBits)
                return Verdict.Rejected(Check.SecurityLevel, index);
            Check failure = SegmentVerifier.Verify(segment);
            if (failure != Check.None)
                return Verdict.Rejected(failure, index);
        }

        return Verdict.Accepted;
    }

    private static Verdict VerifyProof(SuccinctReceipt receipt) =>
        VerdictOf(CircuitVerifier.Verify(receipt.Circuit, ClaimDigest.Compute(receipt.Claim), receipt.Proof));

    private static Verdict VerdictOf(Check failure) => failure == Check.None ? Verdict.Accepted : Verdict.Rejected(failure);

    private static Verdict VerifyChain(CompositeReceipt receipt)
    {
        SegmentStatement first = receipt.Segments[0].Statement;
        if (first.Pc4Before != MemoryMap.BootPc4 || first.RootBefore != receipt.ImageRoot)
            return Verdict.Rejected(Check.InitialState, 0);
        for (int index = 0; index < receipt.Segments.Count; index++)
        {
            SegmentStatement statement = receipt.Segments[index].Statement;

            // Every proof is bound to the same program and context.
            if (statement.ImageRoot != receipt.ImageRoot || !statement.Context.Span.SequenceEqual(receipt.Context.Span))
                return Verdict.Rejected(Check.SegmentChain, index);
            if (index == 0)
                continue;
            SegmentStatement before = receipt.Segments[index - 1].Statement;
            if (statement.Pc4Before != before.Pc4After || statement.RootBefore != before.RootAfter)
                return Verdict.Rejected(Check.SegmentChain, index);
        }

        return receipt.Segments[^1].Statement.Pc4After == MemoryMap.HaltPc4
            ? Verdict.Accepted
            : Verdict.Rejected(Check.FinalState, receipt.Segments.Count - 1);
    }
}

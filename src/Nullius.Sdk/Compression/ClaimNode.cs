using Nullius.Machine;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>A proof of a claim.</summary>
internal abstract class ClaimNode(CircuitKind circuit, Claim claim, params IReadOnlyList<ProofNode> parts)
    : ProofNode(circuit, ClaimDigest.Compute(claim), parts)
{
    /// <summary>The claim.</summary>
    public Claim Claim { get; } = claim;

    /// <summary>The claim with its proof, which is there.</summary>
    public ClaimProof ToProof() => new(Claim, Circuit, Proof!.Value);

    /// <summary>The proof that a receipt becomes: that of a succinct one is there.</summary>
    public static ClaimNode Of(Receipt receipt) => receipt.Body switch
    {
        SuccinctReceipt succinct => new GivenNode(succinct),
        CompositeReceipt composite => new SealNode(JoinNode.TreeOf(composite.Segments), composite.ClaimOpening, composite.Claim!),
        _ => throw new ArgumentException($"a receipt of kind {receipt.Kind} cannot be compressed", nameof(receipt)),
    };
}

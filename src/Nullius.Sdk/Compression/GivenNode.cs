using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>The proof of a succinct receipt.</summary>
internal sealed class GivenNode : ClaimNode
{
    public GivenNode(SuccinctReceipt receipt)
        : base(receipt.Circuit, receipt.Claim) => Proof = receipt.Proof;

    public override ReadOnlyMemory<byte> Make(RecursionProver prover, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the proof of a succinct receipt is there");
}

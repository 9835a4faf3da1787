using Nullius.Machine;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>The claim at the end of a whole run.</summary>
internal sealed class SealNode(RangeNode run, ClaimOpening opening, Claim claim) : ClaimNode(CircuitKind.Seal, claim, run)
{
    public override ReadOnlyMemory<byte> Make(RecursionProver prover, CancellationToken cancellationToken) =>
        prover.Seal(run.ToProof(), opening, cancellationToken).Proof;
}

using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>The lift of a segment.</summary>
internal sealed class LiftNode(SegmentProof segment, int index)
    : RangeNode(RecursionCircuits.LiftOf(segment.Shape)!.Value, RangeStatement.Of(segment.Statement))
{
    public override ReadOnlyMemory<byte> Make(RecursionProver prover, CancellationToken cancellationToken)
    {
        // The circuit would refuse it too, but not name the check of the specification.
        Check check = SegmentVerifier.Verify(segment);
        return check == Check.None
            ? prover.Lift(segment, cancellationToken).Proof
            : throw new CompressionException($"The receipt is not valid: {check} in segment {index}.", check);
    }
}

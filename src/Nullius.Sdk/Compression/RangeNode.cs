using Nullius.Machine;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>A proof of a range of an execution.</summary>
internal abstract class RangeNode(CircuitKind circuit, RangeStatement range, params IReadOnlyList<ProofNode> parts)
    : ProofNode(circuit, RangeDigest.Compute(range), parts)
{
    /// <summary>The range.</summary>
    public RangeStatement Range { get; } = range;

    /// <summary>The range with its proof, which is there.</summary>
    public RangeProof ToProof() => new(Range, Circuit, Proof!.Value);
}

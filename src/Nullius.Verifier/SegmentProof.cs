using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>One segment of a receipt: its statement and the proof.</summary>
/// <param name="Shape">The dimensions of the proof.</param>
/// <param name="Statement">What is proven.</param>
/// <param name="Proof">The bytes of Spec §4.</param>
public sealed record SegmentProof(Shape Shape, SegmentStatement Statement, ReadOnlyMemory<byte> Proof);

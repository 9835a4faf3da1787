using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>A proof that a program's machine goes from one state to another.</summary>
/// <param name="Statement">The range.</param>
/// <param name="Circuit">The circuit that made the proof: a lift or the join.</param>
/// <param name="Proof">The proof.</param>
public sealed record RangeProof(RangeStatement Statement, CircuitKind Circuit, ReadOnlyMemory<byte> Proof)
{
    internal Digest Digest => RangeDigest.Compute(Statement);
}

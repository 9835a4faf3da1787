using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>A proof of a claim.</summary>
/// <param name="Claim">The claim; conditional as long as it has assumptions.</param>
/// <param name="Circuit">The circuit that made the proof: seal or resolve.</param>
/// <param name="Proof">The proof.</param>
public sealed record ClaimProof(Claim Claim, CircuitKind Circuit, ReadOnlyMemory<byte> Proof)
{
    internal Digest Digest => ClaimDigest.Compute(Claim);
}

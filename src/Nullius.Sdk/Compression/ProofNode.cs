using Nullius.Hashing;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>A proof of a circuit that is there, or is to be made from others.</summary>
internal abstract class ProofNode(CircuitKind circuit, Digest statement, params IReadOnlyList<ProofNode> parts)
{
    /// <summary>The circuit.</summary>
    public CircuitKind Circuit { get; } = circuit;

    /// <summary>The statement digest (Spec §9.5).</summary>
    public Digest Statement { get; } = statement;

    /// <summary>The proofs that the circuit verifies.</summary>
    public IReadOnlyList<ProofNode> Parts { get; } = parts;

    /// <summary>The proof; null before it is made, and when nothing needs it any more.</summary>
    public ReadOnlyMemory<byte>? Proof { get; set; }

    /// <summary>How many proofs are still to be made from this one.</summary>
    public int Uses { get; set; }

    /// <summary>Makes the proof; those of <see cref="Parts"/> are there.</summary>
    public abstract ReadOnlyMemory<byte> Make(RecursionProver prover, CancellationToken cancellationToken);
}

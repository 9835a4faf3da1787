using Nullius.Hashing;
using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>A receipt as one proof of a circuit, of the same size for every run (Spec §7.5).</summary>
public sealed partial class SuccinctReceipt : ReceiptBody
{
    /// <summary>λ of all circuits.</summary>
    public const int CircuitSecurityBits = 100;

    /// <summary>Creates a receipt.</summary>
    /// <param name="claim">What is proven.</param>
    /// <param name="circuit">The circuit that proved it: seal or resolve.</param>
    /// <param name="proof">The proof.</param>
    /// <exception cref="ArgumentException">The circuit is none that proves claims.</exception>
    public SuccinctReceipt(Claim claim, CircuitKind circuit, ReadOnlyMemory<byte> proof)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (circuit is not (CircuitKind.Seal or CircuitKind.Resolve))
            throw new ArgumentException($"the circuit {circuit} proves no claims", nameof(circuit));
        Claim = claim;
        Circuit = circuit;
        Proof = proof;
    }

    /// <inheritdoc/>
    public override ReceiptKind Kind => ReceiptKind.Succinct;

    /// <inheritdoc/>
    public override int SecurityBits => CircuitSecurityBits;

    /// <inheritdoc/>
    public override Claim Claim { get; }

    /// <summary>The circuit that made the proof.</summary>
    public CircuitKind Circuit { get; }

    /// <summary>The proof (Spec §4).</summary>
    public ReadOnlyMemory<byte> Proof { get; }

    /// <inheritdoc/>
    public override Digest ProgramId => Claim.ProgramId;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Context => Claim.Context.ToArray();

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ClaimBytes => Claim.Contents.ToArray();
}

using Nullius.Hashing;
using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>A receipt that contracts accept: a claim without assumptions and its seal (Spec §7.7).</summary>
public sealed partial class EvmReceipt : ReceiptBody
{
    /// <summary>Creates a receipt.</summary>
    /// <param name="claim">What is proven.</param>
    /// <param name="seal">The proof of the final layer (Spec §10).</param>
    /// <exception cref="ArgumentException">The claim is conditional.</exception>
    public EvmReceipt(Claim claim, ReadOnlyMemory<byte> seal)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.IsConditional)
            throw new ArgumentException("a claim that rests on others has no seal", nameof(claim));
        Claim = claim;
        Seal = seal;
    }

    /// <inheritdoc/>
    public override ReceiptKind Kind => ReceiptKind.Evm;

    /// <inheritdoc/>
    public override int SecurityBits => FinalKey.Shape.SecurityBits;

    /// <inheritdoc/>
    public override Claim Claim { get; }

    /// <summary>The proof, as the contract takes it.</summary>
    public ReadOnlyMemory<byte> Seal { get; }

    /// <inheritdoc/>
    public override Digest ProgramId => Claim.ProgramId;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Context => Claim.Context.ToArray();

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ClaimBytes => Claim.Contents.ToArray();
}

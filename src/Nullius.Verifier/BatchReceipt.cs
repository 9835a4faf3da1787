using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>One proof of many claims: a succinct receipt of the guest <c>batch</c> and the claims under the root in its journal (Spec §7.6).</summary>
/// <remarks>Parsing establishes the form only; a receipt says nothing until <see cref="ReceiptVerifier"/> has accepted it.</remarks>
public sealed partial class BatchReceipt : ReceiptBody
{
    /// <summary>The most claims of a batch.</summary>
    public const int ClaimsMax = 1 << 16;

    private readonly Lazy<ClaimTree> _tree;

    /// <summary>Creates a receipt.</summary>
    /// <param name="claims">The claims, in the order of the tree's leaves.</param>
    /// <param name="succinct">The receipt of the guest.</param>
    /// <exception cref="ArgumentException">There is no claim, there are more than <see cref="ClaimsMax"/>, or one is conditional.</exception>
    public BatchReceipt(IReadOnlyList<Claim> claims, SuccinctReceipt succinct)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(succinct);
        ArgumentOutOfRangeException.ThrowIfZero(claims.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(claims.Count, ClaimsMax);
        if (claims.Any(claim => claim.IsConditional))
            throw new ArgumentException("a claim that rests on others is in no batch", nameof(claims));
        Claims = [.. claims];
        Succinct = succinct;
        _tree = new Lazy<ClaimTree>(() => new ClaimTree(Claims));
    }

    /// <inheritdoc/>
    public override ReceiptKind Kind => ReceiptKind.Batch;

    /// <summary>The claims that are proven, at least one, none of them conditional.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>The receipt of the guest, which has the root of the claims' tree as its journal.</summary>
    public SuccinctReceipt Succinct { get; }

    /// <summary>The root of the claims' tree, 32 bytes; computed at the first use.</summary>
    public ReadOnlyMemory<byte> Root => _tree.Value.Root;

    /// <inheritdoc/>
    public override int SecurityBits => Succinct.SecurityBits;

    /// <summary>The program that the proof is about, which is to be the guest <c>batch</c>; those of the claims are in <see cref="Claims"/>.</summary>
    public override Digest ProgramId => Succinct.ProgramId;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Context => Succinct.Context;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> ClaimBytes => Succinct.ClaimBytes;

    /// <summary>What the proof says, that the claims under a root are true; the claims themselves are in <see cref="Claims"/>.</summary>
    public override Claim Claim => Succinct.Claim;

    /// <summary>The index of the first claim that is as expected, the assumptions and the security level left aside, or −1. No proof is verified.</summary>
    public int IndexOf(Expectations expectations)
    {
        ArgumentNullException.ThrowIfNull(expectations);
        for (int index = 0; index < Claims.Count; index++)
        {
            if (expectations.Compare(Claims[index]) == Check.None)
                return index;
        }

        return -1;
    }

    /// <summary>What shows one claim to whoever knows the root and that it is proven.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no claim of this index.</exception>
    public ClaimInclusion InclusionOf(int index)
    {
        byte[] path = _tree.Value.PathOf(index);
        return new ClaimInclusion((uint)index, Claims[index], path);
    }
}

using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>A claim's place in a batch: what it takes, beside a root that is known to be proven, to show one claim (Spec §7.4).</summary>
/// <param name="Index">The index of the claim.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Path">The siblings from the leaf upwards, 32 bytes each.</param>
public sealed record ClaimInclusion(uint Index, Claim Claim, ReadOnlyMemory<byte> Path)
{
    /// <summary>Whether the claim is in the tree with this root, 32 bytes. Never throws on untrusted values.</summary>
    public bool LeadsTo(ReadOnlySpan<byte> root) => ClaimTree.Verify(root, Index, Claim, Path.Span);
}

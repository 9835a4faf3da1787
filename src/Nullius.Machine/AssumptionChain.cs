using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>The digest in which a claim names the claims that it rests on, in the order in which its program assumed them (Spec §5.7).</summary>
public static class AssumptionChain
{
    /// <summary>The chain after one more claim: Compress(chain, digest of the claim).</summary>
    /// <exception cref="ArgumentException">The claim is conditional; the kernel assumes claims without assumptions only.</exception>
    public static Digest Extend(in Digest chain, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (claim.IsConditional)
            throw new ArgumentException("a claim that rests on others cannot be assumed", nameof(claim));
        return Poseidon2Hash.Compress(chain, ClaimDigest.Compute(claim));
    }

    /// <summary>The chain of a list of claims; zero if it is empty.</summary>
    /// <exception cref="ArgumentException">A claim is conditional.</exception>
    public static Digest Of(IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        Digest chain = default;
        foreach (Claim claim in claims)
            chain = Extend(chain, claim);
        return chain;
    }
}

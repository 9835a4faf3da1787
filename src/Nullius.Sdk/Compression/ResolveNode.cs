using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Recursion;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>A claim without the assumption that it made last.</summary>
internal sealed class ResolveNode(ClaimNode conditional, Digest remaining, ClaimNode assumed)
    : ClaimNode(CircuitKind.Resolve, Resolve(conditional.Claim, remaining), conditional, assumed)
{
    public override ReadOnlyMemory<byte> Make(RecursionProver prover, CancellationToken cancellationToken) =>
        prover.Resolve(conditional.ToProof(), remaining, assumed.ToProof(), cancellationToken).Proof;

    /// <summary>The claim without any of its assumptions, which are those given, in order.</summary>
    public static ClaimNode All(ClaimNode conditional, IReadOnlyList<ClaimNode> assumed)
    {
        var chains = new Digest[assumed.Count + 1];
        for (int index = 0; index < assumed.Count; index++)
            chains[index + 1] = AssumptionChain.Extend(chains[index], assumed[index].Claim);
        for (int index = assumed.Count - 1; index >= 0; index--)
            conditional = new ResolveNode(conditional, chains[index], assumed[index]);
        return conditional;
    }

    private static Claim Resolve(Claim claim, in Digest remaining) =>
        new(claim.ProgramId, new ClaimContents(claim.InputDigest, claim.JournalDigest, claim.ExitCode, remaining), claim.Context);
}

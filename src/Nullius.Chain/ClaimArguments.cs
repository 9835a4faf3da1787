using Nullius.Ethereum;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Chain;

/// <summary>Claims as the contracts take them.</summary>
internal static class ClaimArguments
{
    /// <summary>Program id, input digest, journal digest, exit code, context.</summary>
    public static AbiValue[] Of(Claim claim) =>
    [
        claim.ProgramId.ToArray(), AbiValue.Bytes(claim.InputDigest), AbiValue.Bytes(claim.JournalDigest), claim.ExitCode, AbiValue.Bytes(claim.Context),
    ];

    /// <summary>Root, index, the claim, and the siblings of its path.</summary>
    public static AbiValue[] Of(Hash32 root, ClaimInclusion inclusion) =>
    [
        root, (ulong)inclusion.Index, .. Of(inclusion.Claim),
        AbiValue.Sequence([.. inclusion.Path.ToArray().Chunk(Hash32.Bytes).Select(sibling => AbiValue.Bytes(sibling))]),
    ];
}

namespace Nullius.Riscv;

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">The exit code of the claim; null if the run stopped at its limit of cycles.</param>
/// <param name="Journal">What the program wrote to its journal.</param>
/// <param name="InputDigest">The claim's SHA-256 digest of the public input; zero unless the program ended.</param>
/// <param name="JournalDigest">The claim's SHA-256 digest of the journal; zero unless the program ended.</param>
/// <param name="Assumptions">The claim's chain of assumed claims, 32 bytes; zero if the program assumed none or has not ended.</param>
/// <param name="AssumedClaims">The claims that the program assumed, in order, 136 bytes each; the first <see cref="HostOutput.AssumedClaimsMax"/> of them.</param>
/// <param name="AssumedClaimCount">How many claims it assumed.</param>
/// <param name="Cycles">Instructions executed, the kernel's included.</param>
/// <param name="UserCycles">Instructions executed in user mode.</param>
/// <param name="Trap">What ended the program if it was a fault.</param>
public sealed record RunResult(
    ulong? ExitCode,
    ReadOnlyMemory<byte> Journal,
    ReadOnlyMemory<byte> InputDigest,
    ReadOnlyMemory<byte> JournalDigest,
    ReadOnlyMemory<byte> Assumptions,
    IReadOnlyList<ReadOnlyMemory<byte>> AssumedClaims,
    long AssumedClaimCount,
    long Cycles,
    long UserCycles,
    TrapReport? Trap)
{
    /// <summary>Whether the program ended.</summary>
    public bool IsHalted => ExitCode is not null;
}

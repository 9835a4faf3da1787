using Nullius.Machine;
using Nullius.Riscv;

namespace Nullius.Sdk;

/// <summary>A run and the receipt that proves it.</summary>
/// <param name="Receipt">What convinces others.</param>
/// <param name="Run">How the program ended, with its journal.</param>
/// <param name="Shape">The name of the shape of the segments.</param>
/// <param name="SegmentCount">The number of segments.</param>
/// <param name="ResumedSegments">How many segments were found in the work directory.</param>
public sealed record ProvenRun(Receipt Receipt, RunResult Run, string Shape, int SegmentCount, int ResumedSegments)
{
    /// <summary>What the program wrote to its journal.</summary>
    public ReadOnlyMemory<byte> Journal => Run.Journal;

    /// <summary>The claims that the receipt rests on, in the order in which the program assumed them.</summary>
    /// <exception cref="InvalidOperationException">The program assumed more claims than a run keeps.</exception>
    public IReadOnlyList<Claim> AssumedClaims =>
        Run.AssumedClaims.Count == Run.AssumedClaimCount
            ? [.. Run.AssumedClaims.Select(Read)]
            : throw new InvalidOperationException($"the program assumed {Run.AssumedClaimCount} claims, of which {Run.AssumedClaims.Count} were kept");

    private static Claim Read(ReadOnlyMemory<byte> claim) =>
        Claim.TryRead(claim.Span, out Claim? read) ? read : throw new InvalidOperationException("a claim was recorded that the kernel does not take");
}

using Nullius.Sdk;
using Nullius.Verifier;

namespace Nullius.Fuzz;

/// <summary>A small valid receipt, proven once: the seed of the targets that read receipts and proofs.</summary>
internal static class ProvenSeed
{
    // addi a7, zero, 93; ecall
    public static GuestProgram Program { get; } = GuestProgram.Load(MinimalElf.Build(0x05D00893, 0x00000073));

    private static readonly Lazy<ProvenRun> Run = new(() => Sdk.Prover.ProveAsync(Program, ReadOnlyMemory<byte>.Empty).GetAwaiter().GetResult());

    public static Receipt Receipt => Run.Value.Receipt;

    public static IReadOnlyList<SegmentProof> Segments => ((CompositeReceipt)Receipt.Body).Segments;
}

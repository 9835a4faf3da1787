using Nullius.Machine;
using Nullius.Riscv;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>One aggregation, from the receipts to the batch.</summary>
/// <remarks>The guest <c>batch</c> assumes the claims; its receipt is compressed together with theirs, and its assumptions are resolved with them.</remarks>
internal sealed class AggregationSession(
    IReadOnlyList<Receipt> receipts, AggregationOptions options, IProgress<AggregationProgress>? progress, CancellationToken cancellationToken)
    : IProgress<ProvingProgress>, IProgress<CompressionProgress>
{
    // The guest is part of the library, so that a batch can be made wherever the library is.
    private static readonly Lazy<GuestProgram> Guest = new(LoadGuest);

    /// <summary>The program that makes batches.</summary>
    public static GuestProgram Program => Guest.Value;

    public AggregatedReceipt Aggregate()
    {
        // 1. Whatever can be refused is refused before the work begins.
        AggregationInput.Check(receipts);
        Claim[] claims = [.. receipts.Select(receipt => receipt.Claim!)];
        AggregationDirectory? directory = options.WorkDirectory is { } path ? new AggregationDirectory(path) : null;

        // 2. Prove the guest's run: the tree of the claims, on condition that they hold.
        ProvenRun run = ProveRun(claims, directory);

        // 3. Compress all receipts and resolve the condition.
        var compression = new CompressionOptions { Workers = options.Workers, WorkDirectory = directory?.Circuits, Assumed = receipts };
        CompressedReceipt compressed = new CompressionSession(run.Receipt, compression, this, cancellationToken).Compress();
        var batch = new BatchReceipt(claims, (SuccinctReceipt)compressed.Receipt.Body);

        // A fault of the guest or of the machine must not be found out by the verifier, later.
        if (ReceiptVerifier.VerifyStructure(batch) is { IsAccepted: false } verdict)
            throw new InvalidOperationException($"The batch does not verify ({verdict.Check}): a fault in the guest or in the machine.");
        return new AggregatedReceipt(
            new Receipt(batch), run.SegmentCount - run.ResumedSegments, run.ResumedSegments, compressed.MadeProofs, compressed.ResumedProofs);
    }

    public void Report(ProvingProgress value) => progress?.Report(new AggregationProgress(value, null));

    public void Report(CompressionProgress value) => progress?.Report(new AggregationProgress(null, value));

    private ProvenRun ProveRun(Claim[] claims, AggregationDirectory? directory)
    {
        byte[] witness = [.. claims.SelectMany(claim => claim.ToArray())];
        var proving = new ProvingOptions
        {
            SecurityBits = SuccinctReceipt.CircuitSecurityBits,
            Workers = options.Workers,
            WorkDirectory = directory?.Path,
        };
        return new ProvingSession(Program, new ProgramInput(ReadOnlyMemory<byte>.Empty, witness), proving, this, cancellationToken).Prove();
    }

    private static GuestProgram LoadGuest()
    {
        using Stream resource = typeof(AggregationSession).Assembly.GetManifestResourceStream("batch.elf")!;
        using var elf = new MemoryStream();
        resource.CopyTo(elf);
        return GuestProgram.Load(elf.ToArray());
    }
}

namespace Nullius.Cli.Reports;

/// <summary>What <c>inspect --json</c> prints for a receipt: what it claims, unverified.</summary>
internal sealed record ReceiptReport(
    string Kind,
    string ProgramId,
    string InputDigest,
    string JournalDigest,
    ulong ExitCode,
    string Context,
    string Assumptions,
    bool IsConditional,
    int SecurityBits,
    long Cycles,
    long Bytes,
    IReadOnlyList<ReceiptSegmentReport> Segments);

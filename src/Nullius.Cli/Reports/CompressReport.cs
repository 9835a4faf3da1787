namespace Nullius.Cli.Reports;

/// <summary>What <c>compress --json</c> prints.</summary>
internal sealed record CompressReport(
    string Kind,
    string ProgramId,
    string InputDigest,
    string JournalDigest,
    ulong ExitCode,
    string Assumptions,
    bool IsConditional,
    double CompressSeconds,
    int MadeProofs,
    int ResumedProofs,
    long ReceiptBytes,
    long PeakRssBytes,
    int SecurityBits,
    IReadOnlyList<CompressPhaseReport>? Phases);

namespace Nullius.Cli.Reports;

/// <summary>What <c>verify --json</c> prints. What the receipt claims is null where it could not be read.</summary>
internal sealed record VerifyReport(
    string Outcome,
    string? Check,
    int? Segment,
    string? Kind,
    string? ProgramId,
    string? InputDigest,
    string? JournalDigest,
    ulong? ExitCode,
    string? Assumptions,
    double VerifyMilliseconds,
    int? SecurityBits,
    IReadOnlyList<string> Checked,
    IReadOnlyList<string> NotChecked);

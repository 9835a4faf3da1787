namespace Nullius.Cli.Reports;

/// <summary>A claim of a batch.</summary>
internal sealed record ClaimReport(int Index, string ProgramId, string InputDigest, string JournalDigest, string Context, ulong ExitCode);

namespace Nullius.Cli.Reports;

/// <summary>What <c>inspect --inclusion --json</c> prints: a claim of a batch, as a leaf encodes it and part by part, and the path from it to the root.</summary>
internal sealed record InclusionReport(
    string Kind,
    int Index,
    string Claim,
    IReadOnlyList<string> Path,
    string Root,
    string ProgramId,
    string InputDigest,
    string JournalDigest,
    string Context,
    ulong ExitCode);

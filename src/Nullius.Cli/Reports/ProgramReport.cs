namespace Nullius.Cli.Reports;

/// <summary>What <c>inspect --json</c> prints for a program.</summary>
internal sealed record ProgramReport(
    string Kind,
    string ProgramId,
    ulong EntryPoint,
    long FileBytes,
    int ImagePages,
    IReadOnlyList<ProgramSegmentReport> Segments,
    int Symbols);

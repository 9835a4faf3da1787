namespace Nullius.Cli.Reports;

/// <summary>What <c>run --json</c> prints.</summary>
internal sealed record RunReport(
    string ProgramId,
    string? InputDigest,
    string? JournalDigest,
    ulong? ExitCode,
    long Cycles,
    long UserCycles,
    int JournalBytes,
    double ExecuteSeconds,
    double CyclesPerSecond,
    string? Trap,
    ulong? TrapPc,
    string? TrapInstruction,
    string? TrapLocation);

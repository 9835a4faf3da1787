using System.Text.Json.Serialization;

namespace Nullius.Cli.Reports;

/// <summary>What <c>run --json</c> prints; the profile is there when asked for.</summary>
internal sealed record RunReport(
    string ProgramId,
    string? InputDigest,
    string? JournalDigest,
    ulong? ExitCode,
    long Cycles,
    long UserCycles,
    int JournalBytes,
    long AssumedClaims,
    double ExecuteSeconds,
    double CyclesPerSecond,
    string? Trap,
    ulong? TrapPc,
    string? TrapInstruction,
    string? TrapLocation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProfileReport>? Functions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProfileReport>? Tables);

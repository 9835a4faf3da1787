using System.Text.Json.Serialization;

namespace Nullius.Cli.Reports;

/// <summary>What <c>prove --json</c> prints. <see cref="Phases"/> is there when asked for.</summary>
internal sealed record ProveReport(
    string Kind,
    string ProgramId,
    string InputDigest,
    string JournalDigest,
    ulong ExitCode,
    long AssumedClaims,
    long Cycles,
    int Segments,
    double ExecuteSeconds,
    double ProveSeconds,
    double? CompressSeconds,
    double CyclesPerSecond,
    long ReceiptBytes,
    long PeakRssBytes,
    int SecurityBits,
    string Shape,
    int ResumedSegments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PhaseReport>? Phases);

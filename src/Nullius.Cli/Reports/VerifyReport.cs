using System.Text.Json.Serialization;

namespace Nullius.Cli.Reports;

/// <summary>
/// What <c>verify --json</c> prints. What the receipt claims is null where it could not be read. Of a batch it is the claim that is as expected, with its index, null where
/// none is; <see cref="Claims"/> is their number.
/// </summary>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Claims,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ClaimIndex,
    IReadOnlyList<string> Checked,
    IReadOnlyList<string> NotChecked);

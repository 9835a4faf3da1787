using System.Text.Json.Serialization;

namespace Nullius.Cli.Reports;

/// <summary>What <c>inspect --json</c> prints for a receipt: what it claims, unverified. A succinct one has a circuit, a composite one cycles and segments, a batch a root and claims.</summary>
internal sealed record ReceiptReport(
    string Kind,
    string ReceiptKind,
    string ProgramId,
    string InputDigest,
    string JournalDigest,
    ulong ExitCode,
    string Context,
    string Assumptions,
    bool IsConditional,
    int SecurityBits,
    long Bytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Circuit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Cycles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReceiptSegmentReport>? Segments,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Root,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClaimReport>? Claims);

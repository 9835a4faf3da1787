namespace Nullius.Cli.Reports;

/// <summary>What <c>aggregate --json</c> prints. Segments are those of the run of the guest <c>batch</c>, proofs those of circuits.</summary>
internal sealed record AggregateReport(
    string Kind,
    int Claims,
    string Root,
    double AggregateSeconds,
    int MadeSegments,
    int ResumedSegments,
    int MadeProofs,
    int ResumedProofs,
    long ReceiptBytes,
    long PeakRssBytes,
    int SecurityBits);

namespace Nullius.Cli.Reports;

/// <summary>A segment of a receipt.</summary>
internal sealed record ReceiptSegmentReport(string Shape, long Cycles, ulong PcBefore, ulong PcAfter, string RootBefore, string RootAfter, int ProofBytes);

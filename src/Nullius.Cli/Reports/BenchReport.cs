namespace Nullius.Cli.Reports;

/// <summary>What <c>bench --json</c> prints and <c>bench --store</c> writes.</summary>
internal sealed record BenchReport(string Commit, string Machine, IReadOnlyList<BenchResult> Results);

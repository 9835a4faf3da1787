namespace Nullius.Cli.Reports;

/// <summary>One figure of <c>bench</c>.</summary>
internal sealed record BenchResult(string Name, string Metric, double Value, string Unit);

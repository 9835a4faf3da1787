namespace Nullius.Cli.Reports;

/// <summary>A line of a profile: a function, or an instruction table with its committed cells.</summary>
internal sealed record ProfileReport(string Name, long Cycles, long? Cells);

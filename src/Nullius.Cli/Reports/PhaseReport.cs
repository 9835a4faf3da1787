namespace Nullius.Cli.Reports;

/// <summary>The seconds that a phase took, of all segments together.</summary>
internal sealed record PhaseReport(string Phase, double Seconds);

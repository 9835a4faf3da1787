namespace Nullius.Cli.Reports;

/// <summary>One round of the protocol and its error.</summary>
internal sealed record SecurityTermReport(string Step, string Formula, double Bits);

namespace Nullius.Cli.Reports;

/// <summary>What <c>--json</c> prints when arguments or files are unusable.</summary>
internal sealed record ErrorReport(string Error);

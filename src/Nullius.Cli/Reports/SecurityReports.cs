namespace Nullius.Cli.Reports;

/// <summary>What <c>security --json</c> prints.</summary>
/// <param name="SecurityBits">The least of all terms of all shapes.</param>
/// <param name="Shapes">One report for each shape.</param>
internal sealed record SecurityReports(double SecurityBits, IReadOnlyList<ShapeSecurityReport> Shapes);

namespace Nullius.Cli.Reports;

/// <summary>What <c>circuits --json</c> prints.</summary>
/// <param name="KeysRoot">The root of the tree of keys.</param>
/// <param name="Circuits">The circuits.</param>
internal sealed record CircuitReports(string KeysRoot, IReadOnlyList<CircuitReport> Circuits);

namespace Nullius.Cli.Reports;

/// <summary>One circuit.</summary>
/// <param name="Circuit">Its name.</param>
/// <param name="Key">The root of its preprocessed columns; null for the final circuit, which has a cap.</param>
/// <param name="TracedNodes">Scalars that were traced, equal ones counted once.</param>
/// <param name="LiveNodes">Those that something needs.</param>
/// <param name="Tables">The rows, after sums and products were fused.</param>
internal sealed record CircuitReport(string Circuit, string? Key, int TracedNodes, int LiveNodes, IReadOnlyList<CircuitTableReport> Tables);

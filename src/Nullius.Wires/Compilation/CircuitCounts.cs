namespace Nullius.Wires;

/// <summary>What tracing and optimising a circuit came to.</summary>
/// <param name="TracedNodes">Scalars that were traced, equal ones counted once.</param>
/// <param name="LiveNodes">Those that something needs.</param>
/// <param name="ArithmeticGates">Rows of arithmetic after fusion.</param>
/// <param name="Rows">Rows of each table.</param>
public sealed record CircuitCounts(int TracedNodes, int LiveNodes, int ArithmeticGates, IReadOnlyDictionary<string, int> Rows);

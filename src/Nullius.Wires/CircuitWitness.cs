using Nullius.Constraints;

namespace Nullius.Wires;

/// <summary>The cells of a circuit's tables.</summary>
/// <param name="Traces">The witness columns of each table.</param>
/// <param name="Failure">The first check that the values fail; null if they satisfy the circuit.</param>
public sealed record CircuitWitness(IReadOnlyList<TableTrace> Traces, string? Failure);

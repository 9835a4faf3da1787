namespace Nullius.Wires;

/// <summary>A scalar of a circuit as it was traced.</summary>
/// <param name="Kind">How it comes about.</param>
/// <param name="Left">The left operand; for a constant, its canonical value.</param>
/// <param name="Right">The right operand.</param>
internal readonly record struct CircuitNode(CircuitNodeKind Kind, int Left, int Right);

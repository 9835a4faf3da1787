namespace Nullius.Constraints;

/// <summary>One term of the bus argument per row: sign · multiplicity / fingerprint(bus, tuple).</summary>
/// <param name="Bus">The bus.</param>
/// <param name="IsSend">True when the row sends or provides (positive sign), false when it receives or looks up (negative sign).</param>
/// <param name="Multiplicity">Vanishes on the all-zero row; boolean unless <paramref name="IsProvider"/> or on a wire bus.</param>
/// <param name="IsProvider">True for the provider of a lookup bus, whose multiplicity is free.</param>
/// <param name="Tuple">The elements, <see cref="Bus.Width"/> of them.</param>
public sealed record Interaction(Bus Bus, bool IsSend, Expression Multiplicity, bool IsProvider, IReadOnlyList<Expression> Tuple);

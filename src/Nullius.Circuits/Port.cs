namespace Nullius.Circuits;

/// <summary>Where a row meets a wire: two preprocessed columns.</summary>
/// <param name="Address">The column of the wire's address.</param>
/// <param name="Multiplicity">The column of the signed multiplicity: the number of uses where the port defines the wire, −1 where it uses it, 0 where it is idle.</param>
/// <param name="Carries">What its wires carry.</param>
public readonly record struct Port(int Address, int Multiplicity, WireKind Carries);

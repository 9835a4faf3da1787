namespace Nullius.Constraints;

/// <summary>A constraint: the step of the tape that must be zero on every row.</summary>
public sealed record CompiledConstraint(string Name, int Step);

namespace Nullius.Riscv;

/// <summary>How far the hint streams were read, in bytes.</summary>
/// <param name="PublicInput">Position in the public input; at most its length.</param>
/// <param name="Witness">Position in the witness; at most its length.</param>
public readonly record struct HintPosition(int PublicInput, int Witness);

namespace Nullius.Contracts.Tapes;

/// <summary>A step before it has a register.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Left">The left operand: the number of a column; then of a step, less the number of columns; the complement of the number of a constant.</param>
/// <param name="Right">The right operand.</param>
internal readonly record struct RecordedStep(TapeOperation Operation, int Left, int Right);

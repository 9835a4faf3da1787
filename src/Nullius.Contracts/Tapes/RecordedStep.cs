namespace Nullius.Contracts.Tapes;

/// <summary>A step before it has a register.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Left">The left operand: a column by its number; a step by its number plus the number of columns; a constant by the complement of its number.</param>
/// <param name="Right">The right operand, alike.</param>
internal readonly record struct RecordedStep(TapeOperation Operation, int Left, int Right);

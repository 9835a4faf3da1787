namespace Nullius.Constraints;

/// <summary>One step of a tape. For leaves <see cref="Value"/> is a constant or an index; otherwise the operands name earlier steps.</summary>
public readonly record struct TapeStep(NodeKind Kind, uint Value, int Left, int Right);

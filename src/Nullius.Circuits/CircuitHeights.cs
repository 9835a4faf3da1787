namespace Nullius.Circuits;

/// <summary>The rows of each table: part of the key, the same for all circuits of a system (Spec §9.2.4).</summary>
public sealed record CircuitHeights(int Arithmetic, int Permutation, int Frame, int Fold, int Pack, int Query);

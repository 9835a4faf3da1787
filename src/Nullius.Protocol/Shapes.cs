namespace Nullius.Protocol;

/// <summary>The shapes that proofs come in: four sizes at two security levels (Spec §8.6).</summary>
/// <remarks>
/// The constants are those that <c>ParameterSearch</c> finds for the folding factors and rates given here; tests confirm it and that one
/// query fewer in any round would miss λ.
/// </remarks>
public static class Shapes
{
    /// <summary>All shapes, by size, then by security level.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("tiny", 100, 17, new WhirParameters(
            20, new WhirRound(6, 1, 169, 16, 12, 1), new WhirRound(4, 4, 43, 16, 0, 1), new WhirRound(4, 7, 25, 16, 0, 1))),
        new("tiny", 124, 17, new WhirParameters(
            20, new WhirRound(6, 1, 241, 18, 14, 1), new WhirRound(4, 4, 56, 18, 12, 1), new WhirRound(4, 7, 32, 18, 12, 1))),
        new("small", 100, 19, new WhirParameters(
            22, new WhirRound(6, 1, 170, 16, 12, 1), new WhirRound(4, 4, 43, 16, 0, 1), new WhirRound(4, 6, 29, 16, 0, 1))),
        new("small", 124, 19, new WhirParameters(
            22, new WhirRound(6, 1, 252, 18, 14, 1), new WhirRound(4, 4, 56, 18, 14, 1), new WhirRound(4, 6, 37, 18, 14, 1))),
        new("medium", 100, 21, new WhirParameters(
            24,
            new WhirRound(6, 1, 170, 16, 12, 1),
            new WhirRound(4, 3, 57, 16, 0, 1),
            new WhirRound(4, 5, 34, 16, 0, 1),
            new WhirRound(4, 8, 22, 16, 0, 1))),
        new("medium", 124, 21, new WhirParameters(
            24,
            new WhirRound(6, 1, 270, 18, 14, 2),
            new WhirRound(4, 3, 76, 18, 14, 1),
            new WhirRound(4, 5, 45, 18, 12, 1),
            new WhirRound(4, 8, 28, 18, 13, 1))),
        new("large", 100, 21, new WhirParameters(
            25,
            new WhirRound(6, 1, 170, 16, 12, 1),
            new WhirRound(4, 3, 57, 16, 0, 1),
            new WhirRound(4, 5, 34, 16, 12, 1),
            new WhirRound(4, 8, 22, 16, 0, 1))),
        new("large", 124, 21, new WhirParameters(
            25,
            new WhirRound(6, 1, 284, 18, 14, 2),
            new WhirRound(4, 3, 77, 18, 14, 1),
            new WhirRound(4, 5, 45, 18, 13, 1),
            new WhirRound(4, 8, 28, 18, 14, 1))),
    ];

    /// <summary>The shape of a name and level, or null.</summary>
    public static Shape? Find(string name, int securityBits) =>
        All.FirstOrDefault(shape => shape.Name == name && shape.SecurityBits == securityBits);
}

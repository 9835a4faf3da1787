using Nullius.Protocol;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Parameters of openings that are quick to prove and prove nothing: the shortest codes and the fewest queries that are allowed.</summary>
internal static class ToyOpening
{
    /// <summary>Three rounds for 2^13 cells, with every kind of work and number of samples.</summary>
    public static WhirParameters ThreeRounds(HashSuite suite) => WithCaps(suite, new(
        13, new WhirRound(4, 3, 5, 12, 12, 1), new WhirRound(4, 7, 3, 12, 0, 2), new WhirRound(4, 11, 2, 0, 12, 1)));

    /// <summary>Two rounds for 2^<paramref name="variables"/> cells, at least 2^8, without work.</summary>
    public static WhirParameters TwoRounds(HashSuite suite, int variables) => WithCaps(suite, new(
        variables,
        new WhirRound(4, Math.Max(1, WhirParameters.LogDomainMin + 4 - variables), 3, 0, 0, 1),
        new WhirRound(4, Math.Max(1, WhirParameters.LogDomainMin + 8 - variables), 2, 0, 0, 0)));

    /// <summary>The same rounds with caps of heights 3, 0, 5, 3, 0, 5, … where the suite has caps.</summary>
    public static WhirParameters WithCaps(HashSuite suite, WhirParameters parameters)
    {
        int[] heights = suite == HashSuite.Keccak ? [3, 0, 5] : [0];
        return new WhirParameters(
            parameters.Variables, [.. parameters.Rounds.Select((round, index) => round with { CapHeight = heights[index % heights.Length] })]);
    }
}

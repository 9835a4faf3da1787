using Nullius.Protocol;

namespace Nullius.Prover.Security;

/// <summary>Finds the least queries, folding work and samples that reach a level for given folding factors and rates.</summary>
public static class ParameterSearch
{
    /// <param name="securityBits">λ.</param>
    /// <param name="variables">n.</param>
    /// <param name="rounds">Per round k and c.</param>
    /// <param name="queryWorkBits">Work before the queries of each round.</param>
    /// <param name="foldingWorkBitsMax">The most work before each challenge of a sumcheck.</param>
    /// <param name="suite">The hash suite.</param>
    public static WhirParameters Find(
        int securityBits,
        int variables,
        IReadOnlyList<(int FoldingFactor, int LogInverseRate)> rounds,
        int queryWorkBits,
        int foldingWorkBitsMax,
        HashSuite suite = HashSuite.Poseidon2)
    {
        var result = new WhirRound[rounds.Count];
        int remaining = variables;
        for (int round = 0; round < result.Length; round++)
        {
            result[round] = FindRound(securityBits, remaining, rounds[round], queryWorkBits, foldingWorkBitsMax, suite);
            remaining -= rounds[round].FoldingFactor;
        }

        return new WhirParameters(variables, result);
    }

    private static WhirRound FindRound(
        int securityBits, int variables, (int FoldingFactor, int LogInverseRate) round, int queryWorkBits, int foldingWorkBitsMax, HashSuite suite)
    {
        WhirRound? best = null;
        for (int m = 3; m <= WhirSecurity.MultiplicityMax; m++)
        {
            var bounds = new ReedSolomonBounds(round.LogInverseRate, m);
            int queries = (int)Math.Ceiling((securityBits - queryWorkBits) / -bounds.LogMiss);
            if (queries < (best?.Queries ?? int.MaxValue)
                && Complete(securityBits, variables, round, queries, queryWorkBits, foldingWorkBitsMax, m, suite) is { } candidate)
            {
                best = candidate;
            }
        }

        return best ?? throw new InvalidOperationException($"No parameters reach {securityBits} bits at 2^{variables}.");
    }

    private static WhirRound? Complete(
        int securityBits,
        int variables,
        (int FoldingFactor, int LogInverseRate) round,
        int queries,
        int queryWorkBits,
        int foldingWorkBitsMax,
        int m,
        HashSuite suite)
    {
        for (int samples = 1; samples <= 3; samples++)
        {
            var candidate = new WhirRound(round.FoldingFactor, round.LogInverseRate, queries, queryWorkBits, 0, samples);
            IReadOnlyList<SecurityTerm> terms = WhirSecurity.Terms(
                new WhirParameters(variables, candidate), 0, m, ProximityTheorem.Linear2025, suite);
            if (terms[0].Bits < securityBits)
                continue;
            double folds = terms.Skip(2).Take(round.FoldingFactor).Min(term => term.Bits);
            int missing = (int)Math.Ceiling(securityBits - folds);
            int work = missing <= 0 ? 0 : Math.Max(missing, WhirParameters.WorkBitsMin);
            return work <= foldingWorkBitsMax ? candidate with { FoldingWorkBits = work } : null;
        }

        return null;
    }
}

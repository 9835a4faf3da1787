using System.Globalization;
using Nullius.Protocol;

namespace Nullius.Prover.Security;

/// <summary>The terms of the opening (Spec §8.4).</summary>
/// <remarks>Arnon, Chiesa, Fenzi, Yogev, "WHIR" (2024), Theorem 5.2, with the proximity theorem given.</remarks>
public static class WhirSecurity
{
    /// <summary>The greatest m that is tried.</summary>
    public const int MultiplicityMax = 1000;

    /// <summary>Degree of the sumcheck as Theorem 5.2 counts it.</summary>
    private const double SumcheckDegree = 3;

    /// <summary>The terms of all rounds, each round at its best m.</summary>
    public static IReadOnlyList<SecurityTerm> Terms(
        WhirParameters parameters, ProximityTheorem theorem = ProximityTheorem.Linear2025, HashSuite suite = HashSuite.Poseidon2)
    {
        List<SecurityTerm> terms = [];
        for (int round = 0; round < parameters.Rounds.Count; round++)
            terms.AddRange(Terms(parameters, round, BestMultiplicity(parameters, round, theorem, suite), theorem, suite));
        terms.Add(new SecurityTerm(
            "final sumcheck", "2/|E|", SuiteSecurity.ChallengeBits(suite) - 1));
        return terms;
    }

    /// <summary>The m at which the weakest term of a round is strongest.</summary>
    public static int BestMultiplicity(
        WhirParameters parameters, int round, ProximityTheorem theorem = ProximityTheorem.Linear2025, HashSuite suite = HashSuite.Poseidon2) =>
        Enumerable.Range(3, MultiplicityMax - 2).MaxBy(m => Terms(parameters, round, m, theorem, suite).Min(term => term.Bits));

    /// <summary>The terms of one round for a given m.</summary>
    public static IReadOnlyList<SecurityTerm> Terms(
        WhirParameters parameters, int round, int multiplicity, ProximityTheorem theorem, HashSuite suite = HashSuite.Poseidon2)
    {
        double challengeBits = SuiteSecurity.ChallengeBits(suite);
        WhirRound constants = parameters.Rounds[round];
        var bounds = new ReedSolomonBounds(constants.LogInverseRate, multiplicity);
        int variables = parameters.VariablesAt(round);
        List<SecurityTerm> terms =
        [
            OutOfDomain(round, variables, constants.OutOfDomainSamples, bounds, challengeBits),
            Combination(parameters, round, bounds, challengeBits),
        ];
        for (int step = 1; step <= constants.FoldingFactor; step++)
            terms.Add(Fold(round, step, variables, constants, bounds, theorem, challengeBits));
        terms.Add(Queries(round, constants, bounds));
        return terms;
    }

    private static SecurityTerm OutOfDomain(int round, int variables, int samples, ReedSolomonBounds bounds, double challengeBits)
    {
        // Two vectors of the list agree on all samples.
        double bits = (samples * (challengeBits - variables)) - (2 * bounds.LogListSize) + 1;
        return new SecurityTerm(
            $"round {round}: out-of-domain samples",
            Text($"ℓ²/2·(2^{variables}/|E|)^{samples}, ℓ = 2^{bounds.LogListSize:F1}"),
            bits);
    }

    private static SecurityTerm Combination(WhirParameters parameters, int round, ReedSolomonBounds bounds, double challengeBits)
    {
        // ε is drawn after the queries without work of its own: none is counted.
        int claims = parameters.Rounds[round].OutOfDomainSamples + (round == 0 ? 0 : parameters.Rounds[round - 1].Queries);
        double bits = challengeBits - bounds.LogListSize - Math.Log2(Math.Max(1, claims));
        return new SecurityTerm($"round {round}: combination of claims", Text($"ℓ·{claims}/|E|"), bits);
    }

    private static SecurityTerm Fold(
        int round, int step, int variables, WhirRound constants, ReedSolomonBounds bounds, ProximityTheorem theorem, double challengeBits)
    {
        // The word after this step has length 2^{variables + c − step}, counted as if it were not interleaved.
        int logDimension = variables - step;
        double exceptions = theorem == ProximityTheorem.Linear2025
            ? bounds.LogExceptions(logDimension + constants.LogInverseRate)
            : bounds.LogExceptions2020(logDimension);
        double sumcheck = Math.Log2(SumcheckDegree) + bounds.LogListSize;
        double bits = challengeBits - AddLogs(exceptions, sumcheck) + constants.FoldingWorkBits;
        return new SecurityTerm(
            $"round {round}: fold {step}",
            Text($"(2^{exceptions:F1} + 3ℓ)/|E|·2^−{constants.FoldingWorkBits}, m = {bounds.Multiplicity}"),
            bits);
    }

    private static SecurityTerm Queries(int round, WhirRound constants, ReedSolomonBounds bounds)
    {
        double bits = (-bounds.LogMiss * constants.Queries) + constants.QueryWorkBits;
        return new SecurityTerm(
            $"round {round}: queries",
            Text($"(√ρ(1 + 1/{bounds.Multiplicity}))^{constants.Queries}·2^−{constants.QueryWorkBits}, ρ = 2^−{constants.LogInverseRate}"),
            bits);
    }

    private static double AddLogs(double left, double right) => Math.Log2(double.Exp2(left) + double.Exp2(right));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

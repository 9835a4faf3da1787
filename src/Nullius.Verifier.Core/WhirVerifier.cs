using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Verifier.Core;

/// <summary>
/// The opening of a committed vector under a weight (Spec §4.8).
/// </summary>
/// <remarks>Arnon, Chiesa, Fenzi, Yogev, "WHIR: Reed–Solomon proximity testing with super-fast verification" (2024), over interleaved codes.</remarks>
public sealed class WhirVerifier<TContext, T>(TContext context, WhirParameters parameters)
    where TContext : IVerifierContext<T>
    where T : struct, IRing<T>
{
    private readonly List<PowerTerm> _terms = [];
    private readonly List<(T Point, T Answer)> _samples = [];
    private CodeColumns[] _code = [];

    /// <summary>Reads the root of the vector and its out-of-domain answers (Spec §4.2.5).</summary>
    /// <param name="preprocessed">The tree over its first chunks, if the verifier knows its root already.</param>
    public void ReceiveCommitment(params ReadOnlySpan<CodeColumns> preprocessed) => ReceiveCommitment(0, preprocessed);

    /// <summary>Verifies Σ f_0·W = claim, given W at a point.</summary>
    public void Verify(T claim, Func<T[], T> weight)
    {
        var point = new T[parameters.Variables];
        CombineSamples(ref claim, 0, context.Challenge(), T.One);
        int bound = 0;
        T[] final = [];
        for (int round = 0; round < parameters.Rounds.Count; round++)
        {
            // 1. Fold.
            WhirRound constants = parameters.Rounds[round];
            Span<T> challenges = point.AsSpan(bound, constants.FoldingFactor);
            Sumcheck.VerifyPlain(context, constants.FoldingWorkBits, ref claim, challenges);
            bound += constants.FoldingFactor;
            CodeColumns[] code = _code;

            // 2. The folded vector: committed, or in the clear after the last round.
            bool isLast = round == parameters.Rounds.Count - 1;
            if (isLast)
            {
                final = new T[1 << parameters.FinalVariables];
                context.Receive(final);
            }
            else
            {
                ReceiveCommitment(round + 1, []);
            }

            // 3. Open the code of this round.
            QueryOpening<T>[] openings = Open(round, code, challenges);

            // 4. Each opening is a claim about the folded vector.
            if (isLast)
            {
                foreach ((T position, T value) in openings)
                    context.AssertEqual(Univariate.EvaluateCoefficients<T>(final, position), value, Check.FinalFold);
            }
            else
            {
                T epsilon = context.Challenge();
                T scale = CombineSamples(ref claim, bound, epsilon, T.One);
                foreach ((T position, T value) in openings)
                {
                    scale *= epsilon;
                    claim += scale * value;
                    _terms.Add(new PowerTerm(scale, position, bound));
                }
            }
        }

        // 5. The remaining variables, and the weight at the point of all challenges.
        Sumcheck.VerifyPlain(context, 0, ref claim, point.AsSpan(bound));
        T total = weight(point);
        foreach (PowerTerm term in _terms)
            total += term.Coefficient * Multilinear.PowerWeight(term.Base, point.AsSpan(term.FirstVariable));
        T value0 = Multilinear.Evaluate<T>(final, point.AsSpan(bound));
        context.AssertEqual(value0 * total, claim, Check.FinalWeight);
    }

    private void ReceiveCommitment(int round, ReadOnlySpan<CodeColumns> known)
    {
        WhirRound constants = parameters.Rounds[round];
        int chunks = 1 << constants.FoldingFactor;
        foreach (CodeColumns columns in known)
            chunks -= columns.Count;
        _code = [.. known, new CodeColumns(context.ReceiveRoot(constants.CapHeight), chunks, IsExtension: round > 0)];
        int samples = constants.OutOfDomainSamples;
        var points = new T[samples];
        for (int index = 0; index < samples; index++)
            points[index] = context.Challenge();
        var answers = new T[samples];
        context.Receive(answers);
        _samples.Clear();
        for (int index = 0; index < samples; index++)
            _samples.Add((points[index], answers[index]));
    }

    private T CombineSamples(ref T claim, int firstVariable, T epsilon, T scale)
    {
        foreach ((T position, T answer) in _samples)
        {
            scale *= epsilon;
            claim += scale * answer;
            _terms.Add(new PowerTerm(scale, position, firstVariable));
        }

        return scale;
    }

    private QueryOpening<T>[] Open(int round, ReadOnlySpan<CodeColumns> code, ReadOnlySpan<T> challenges)
    {
        WhirRound constants = parameters.Rounds[round];
        context.ProofOfWork(constants.QueryWorkBits);
        context.DrawQueries(constants.Queries, parameters.LogDomain(round));
        var openings = new QueryOpening<T>[constants.Queries];
        for (int query = 0; query < openings.Length; query++)
            openings[query] = context.OpenQuery(code, challenges);
        return openings;
    }

    private readonly record struct PowerTerm(T Coefficient, T Base, int FirstVariable);
}

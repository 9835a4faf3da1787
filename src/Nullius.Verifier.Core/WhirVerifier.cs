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
    private T[] _root = [];

    /// <summary>Reads the root of the vector and its out-of-domain answers (Spec §4.2.5).</summary>
    public void ReceiveCommitment() => ReceiveCommitment(parameters.Rounds[0].OutOfDomainSamples);

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
            T[] root = _root;

            // 2. The folded vector: committed, or in the clear after the last round.
            bool isLast = round == parameters.Rounds.Count - 1;
            if (isLast)
            {
                final = new T[1 << parameters.FinalVariables];
                context.Receive(final);
            }
            else
            {
                ReceiveCommitment(parameters.Rounds[round + 1].OutOfDomainSamples);
            }

            // 3. Open the code of this round.
            (T Point, T Value)[] openings = Open(round, root, challenges);

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

    private void ReceiveCommitment(int samples)
    {
        _root = new T[8];
        context.ReceiveBase(_root);
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

    private (T Point, T Value)[] Open(int round, ReadOnlySpan<T> root, ReadOnlySpan<T> challenges)
    {
        WhirRound constants = parameters.Rounds[round];
        context.ProofOfWork(constants.QueryWorkBits);
        int logDomain = parameters.LogDomain(round);
        var indices = new T[constants.Queries][];
        for (int query = 0; query < indices.Length; query++)
        {
            indices[query] = new T[logDomain];
            context.QueryIndex(indices[query]);
        }

        T[] weights = Multilinear.EqTable(challenges);
        T[] generators = Generators(logDomain);
        var leaf = new T[1 << constants.FoldingFactor];
        var openings = new (T Point, T Value)[indices.Length];
        for (int query = 0; query < indices.Length; query++)
        {
            context.OpenMerkle(root, indices[query], isExtension: round > 0, leaf);
            T value = T.Zero;
            for (int index = 0; index < leaf.Length; index++)
                value += weights[index] * leaf[index];
            T position = T.One;
            for (int bit = 0; bit < logDomain; bit++)
                position *= T.One + (indices[query][bit] * (generators[bit] - T.One));
            openings[query] = (position, value);
        }

        return openings;
    }

    /// <summary>ω^{2^bit} for the generator ω of order 2^logDomain.</summary>
    private static T[] Generators(int logDomain)
    {
        var result = new T[logDomain];
        for (int bit = 0; bit < logDomain; bit++)
            result[bit] = T.FromCanonical(KoalaBear.TwoAdicGenerator(logDomain - bit).ToCanonical());
        return result;
    }

    private readonly record struct PowerTerm(T Coefficient, T Base, int FirstVariable);
}

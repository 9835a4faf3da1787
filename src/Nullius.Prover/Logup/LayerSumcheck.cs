using System.Numerics;
using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Prover.Channels;

namespace Nullius.Prover.Logup;

/// <summary>The sumcheck of one layer of the tree of fractions (Spec §4.4.5).</summary>
internal sealed class LayerSumcheck
{
    private readonly ProverChannel _channel;
    private readonly KoalaBear5 _lambda;
    private readonly KoalaBear5[] _point;
    private readonly EqSumcheck _sumcheck;
    private readonly KoalaBear5[] _challenges;

    /// <summary>Draws λ.</summary>
    public LayerSumcheck(ProverChannel channel, KoalaBear5[] point, KoalaBear5 numerator, KoalaBear5 denominator)
    {
        _channel = channel;
        _point = point;
        _challenges = new KoalaBear5[point.Length];
        _lambda = channel.Challenge();
        _sumcheck = new EqSumcheck(channel, numerator + (_lambda * denominator));
    }

    /// <summary>Runs the sumcheck of a layer whose children are sums of all rows of interactions.</summary>
    public GkrClaim Prove(KoalaBear5[] numerators, KoalaBear5[] denominators)
    {
        int length = numerators.Length / 2;
        var p0 = new KoalaBear5[length];
        var q1 = new KoalaBear5[length];
        var q0 = new KoalaBear5[length];
        var u = new KoalaBear5[length];
        for (int index = 0; index < length; index++)
        {
            p0[index] = numerators[2 * index];
            q0[index] = denominators[2 * index];
            q1[index] = denominators[(2 * index) + 1];
            u[index] = numerators[(2 * index) + 1] + (_lambda * q1[index]);
        }

        return BindInteractions(p0, q1, q0, u);
    }

    /// <summary>Runs the sumcheck of a layer whose children still have row variables.</summary>
    /// <param name="children">The children.</param>
    /// <param name="logInteractions">ι: the first coordinates of the point number interactions.</param>
    /// <param name="pool">Lends memory, and takes that of the children.</param>
    /// <param name="workers">The threads.</param>
    public GkrClaim Prove(FractionLayer children, int logInteractions, VectorPool pool, WorkerGroup workers)
    {
        int rowVariables = _point.Length - logInteractions;
        KoalaBear5[] interactionWeights = Multilinear.EqTable<KoalaBear5>(_point.AsSpan(0, logInteractions));
        var eq = new SplitEq(_point.AsSpan(logInteractions));
        var paddingSums = new PaddingSums(children.Padding, interactionWeights, _lambda);
        var rounds = new LayerRounds(children, _lambda, interactionWeights, pool, workers);
        KoalaBear5 challenge = default;
        for (int variable = rowVariables - 1; variable >= 0; variable--)
        {
            eq.Bind(variable);
            RoundSums sums = variable == rowVariables - 1 ? rounds.First(eq) : rounds.Fold(challenge, eq);
            KoalaBear5 atZero = sums.AtZero + paddingSums.Sum(rounds, eq);
            challenge = _sumcheck.Quadratic(_point[logInteractions + variable], atZero, sums.Leading);
            _challenges[logInteractions + variable] = challenge;
        }

        int length = 1 << logInteractions;
        var p0 = new KoalaBear5[length];
        var q1 = new KoalaBear5[length];
        var q0 = new KoalaBear5[length];
        var u = new KoalaBear5[length];
        for (int interaction = 0; interaction < length; interaction++)
        {
            // A layer whose children have one row variable has none left to bind.
            (p0[interaction], q1[interaction], q0[interaction], u[interaction]) =
                rowVariables == 0 ? Separate(children, interaction) : rounds.Last(challenge, interaction);
        }

        rounds.Release();

        return BindInteractions(p0, q1, q0, u);
    }

    private (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) Separate(FractionLayer children, int interaction)
    {
        if (interaction >= children.Segments.Interactions)
            return (KoalaBear5.Zero, KoalaBear5.One, KoalaBear5.One, _lambda);
        (KoalaBear5 p0, KoalaBear5 q0) = children.At(interaction, 0);
        (KoalaBear5 p1, KoalaBear5 q1) = children.At(interaction, 1);
        return (p0, q1, q0, p1 + (_lambda * q1));
    }

    private GkrClaim BindInteractions(KoalaBear5[] p0, KoalaBear5[] q1, KoalaBear5[] q0, KoalaBear5[] u)
    {
        for (int variable = BitOperations.Log2((uint)p0.Length) - 1; variable >= 0; variable--)
        {
            KoalaBear5[] weights = Multilinear.EqTable<KoalaBear5>(_point.AsSpan(0, variable));
            KoalaBear5 atZero = KoalaBear5.Zero;
            KoalaBear5 leading = KoalaBear5.Zero;
            for (int index = 0; index < weights.Length; index++)
            {
                int even = 2 * index;
                int odd = even + 1;
                atZero += weights[index] * ((p0[even] * q1[even]) + (q0[even] * u[even]));
                leading += weights[index] * (((p0[odd] - p0[even]) * (q1[odd] - q1[even])) + ((q0[odd] - q0[even]) * (u[odd] - u[even])));
            }

            KoalaBear5 challenge = _sumcheck.Quadratic(_point[variable], atZero, leading);
            _challenges[variable] = challenge;
            foreach (KoalaBear5[] vector in (ReadOnlySpan<KoalaBear5[]>)[p0, q1, q0, u])
            {
                for (int index = 0; index < weights.Length; index++)
                    vector[index] = vector[2 * index] + (challenge * (vector[(2 * index) + 1] - vector[2 * index]));
            }
        }

        return GkrClaim.Send(_channel, _challenges, p0[0], u[0] - (_lambda * q1[0]), q0[0], q1[0]);
    }
}

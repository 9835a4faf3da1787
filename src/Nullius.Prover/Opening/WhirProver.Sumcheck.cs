using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

public sealed partial class WhirProver
{
    /// <summary>Positions of a vector that one task works on at a time.</summary>
    private const int TileLengthMax = DenseRegion.TileLength;

    /// <summary>The sumcheck of round 0; leaves the folded vector and the folded weight, the latter without the powers.</summary>
    private void FoldWitness(ColumnWeight weight, List<SampledPower> powers)
    {
        WhirRound round = _parameters.Rounds[0];
        var witness = new WitnessFold(_commitment.Vector, weight, round.FoldingFactor, _workers);
        var challenges = new KoalaBear5[witness.Variables];
        BilinearForm form = witness.Products();
        for (int variable = 0; variable < challenges.Length; variable++)
        {
            challenges[variable] = SendRound(form.RoundPolynomial(), powers, round.FoldingWorkBits);
            form.Bind(challenges[variable]);
        }

        (_vector, _weights) = witness.Bind(challenges);
        Fold(round.FoldingFactor - challenges.Length, round.FoldingWorkBits, powers);
    }

    /// <summary>Some rounds of the plain sumcheck for Σ vector·weights (Spec §4.3.2).</summary>
    private void Fold(int variables, int workBits, List<SampledPower>? powers = null)
    {
        if (variables == 0)
            return;
        (KoalaBear5 Constant, KoalaBear5 Quadratic) polynomial = RoundPolynomial(_vector.Length / 2, PlainSumcheck.RoundPolynomial);
        for (int variable = 1; variable < variables; variable++)
        {
            KoalaBear5 challenge = SendRound(polynomial, powers ?? [], workBits);
            polynomial = RoundPolynomial(
                _vector.Length / 4,
                (vector, weights, start, count) => PlainSumcheck.BindAndRoundPolynomial(vector, weights, challenge, start, count));
            _vector = _vector.Slice(0, _vector.Length / 2);
            _weights = _weights.Slice(0, _weights.Length / 2);
        }

        KoalaBear5 last = SendRound(polynomial, powers ?? [], workBits);
        _vector = Bind(_vector, last);
        _weights = Bind(_weights, last);
    }

    private KoalaBear5 SendRound((KoalaBear5 Constant, KoalaBear5 Quadratic) polynomial, List<SampledPower> powers, int workBits)
    {
        foreach (SampledPower power in powers)
        {
            (KoalaBear5 constant, KoalaBear5 quadratic) = power.RoundPolynomial();
            polynomial.Constant += constant;
            polynomial.Quadratic += quadratic;
        }

        _channel.Send(polynomial.Constant, polynomial.Quadratic);
        _channel.ProveWork(workBits);
        KoalaBear5 challenge = _channel.Challenge();
        foreach (SampledPower power in powers)
            power.Bind(challenge);
        return challenge;
    }

    /// <summary>Sums the parts of a round polynomial over the positions.</summary>
    private (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial(
        int positions, Func<ExtensionVector, ExtensionVector, int, int, (KoalaBear5 Constant, KoalaBear5 Quadratic)> part)
    {
        int tile = Math.Min(TileLengthMax, positions);
        (ExtensionVector vector, ExtensionVector weights) = (_vector, _weights);
        KoalaBear5[] sums = Work.Sum(positions / tile, _workers, 2, (task, sum) =>
            (sum[0], sum[1]) = part(vector, weights, task * tile, tile));
        return (sums[0], sums[1]);
    }

    private static ExtensionVector Bind(ExtensionVector values, KoalaBear5 challenge)
    {
        ExtensionVector bound = ExtensionVector.CreateUninitialized(values.Length / 2);
        VectorKernels.FoldHigh(values, challenge, bound);
        return bound;
    }
}

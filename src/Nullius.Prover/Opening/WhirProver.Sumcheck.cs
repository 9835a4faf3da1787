using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

public sealed partial class WhirProver
{
    /// <summary>Variables of round 0 that are bound before the vector and the weight are written as elements of E.</summary>
    private const int GeneratedVariables = 2;

    private const int TileLength = 1 << 10;

    /// <summary>The sumcheck of round 0; gives the folded vector and the folded weight without the powers.</summary>
    private (KoalaBear5[] Vector, KoalaBear5[] Weights) FoldWitness(
        ColumnWeight weight, List<SampledPower> powers, out KoalaBear5[] challenges)
    {
        WhirRound round = _parameters.Rounds[0];
        challenges = new KoalaBear5[round.FoldingFactor];
        int generated = Math.Min(GeneratedVariables, round.FoldingFactor);
        BilinearForm form = Products(weight, generated);
        for (int variable = 0; variable < generated; variable++)
        {
            challenges[variable] = SendRound(form.RoundPolynomial(), powers, round.FoldingWorkBits);
            form.Bind(challenges[variable]);
        }

        (KoalaBear5[] vector, KoalaBear5[] weights) = FoldGenerated(weight, challenges.AsSpan(0, generated));
        for (int variable = generated; variable < challenges.Length; variable++)
        {
            challenges[variable] = SendRound(RoundPolynomial(vector, weights), powers, round.FoldingWorkBits);
            vector = Bind(vector, challenges[variable]);
            weights = Bind(weights, challenges[variable]);
        }

        return (vector, weights);
    }

    /// <summary>Some rounds of the plain sumcheck for Σ vector·weights (Spec §4.3.2).</summary>
    private KoalaBear5[] Fold(ref KoalaBear5[] vector, ref KoalaBear5[] weights, int variables, int workBits)
    {
        var challenges = new KoalaBear5[variables];
        for (int variable = 0; variable < variables; variable++)
        {
            challenges[variable] = SendRound(RoundPolynomial(vector, weights), [], workBits);
            vector = Bind(vector, challenges[variable]);
            weights = Bind(weights, challenges[variable]);
        }

        return challenges;
    }

    private KoalaBear5 SendRound((KoalaBear5 Constant, KoalaBear5 Quadratic) polynomial, List<SampledPower> powers, int workBits)
    {
        foreach (SampledPower power in powers)
        {
            (KoalaBear5 constant, KoalaBear5 quadratic) = power.RoundPolynomial();
            polynomial.Constant += constant;
            polynomial.Quadratic += quadratic;
        }

        _transcript.Send(polynomial.Constant, polynomial.Quadratic);
        Grinding.Prove(_transcript, workBits, _workers);
        KoalaBear5 challenge = _transcript.Challenge();
        foreach (SampledPower power in powers)
            power.Bind(challenge);
        return challenge;
    }

    /// <summary>The products of the 2^m chunks of the witness with those of the weight.</summary>
    private BilinearForm Products(ColumnWeight weight, int variables)
    {
        int size = 1 << variables;
        int logQuarter = _parameters.Variables - variables;
        int tile = Math.Min(TileLength, 1 << logQuarter);
        int tileCount = (1 << logQuarter) / tile;
        var partial = new KoalaBear5[_workers][];
        KoalaBear[] cells = _commitment.Vector.Storage;
        Work.For(_workers, _workers, worker =>
        {
            var entries = new KoalaBear5[size * size];
            var weights = new KoalaBear5[tile];
            for (int index = worker; index < tileCount; index += _workers)
            {
                for (int column = 0; column < size; column++)
                {
                    weight.Fill(((long)column << logQuarter) + ((long)index * tile), weights);
                    for (int row = 0; row < size; row++)
                    {
                        long start = ((long)row << logQuarter) + ((long)index * tile);
                        if (start < cells.Length)
                            entries[(row * size) + column] += Dot(cells.AsSpan((int)start, (int)Math.Min(tile, cells.Length - start)), weights);
                    }
                }
            }

            partial[worker] = entries;
        });
        var sum = new KoalaBear5[size * size];
        foreach (KoalaBear5[] entries in partial)
        {
            for (int index = 0; index < sum.Length; index++)
                sum[index] += entries[index];
        }

        return new BilinearForm(sum);
    }

    private (KoalaBear5[] Vector, KoalaBear5[] Weights) FoldGenerated(ColumnWeight weight, ReadOnlySpan<KoalaBear5> challenges)
    {
        KoalaBear5[] eq = Multilinear.EqTable(challenges);
        int logLength = _parameters.Variables - challenges.Length;
        var vector = new KoalaBear5[1 << logLength];
        var weights = new KoalaBear5[1 << logLength];
        int tile = Math.Min(TileLength, 1 << logLength);
        KoalaBear[] cells = _commitment.Vector.Storage;
        Work.For((1 << logLength) / tile, _workers, index =>
        {
            var generated = new KoalaBear5[tile];
            for (int chunk = 0; chunk < eq.Length; chunk++)
            {
                long start = ((long)chunk << logLength) + ((long)index * tile);
                weight.Fill(start, generated);
                for (int position = 0; position < tile; position++)
                {
                    weights[(index * tile) + position] += eq[chunk] * generated[position];
                    if (start + position < cells.Length)
                        vector[(index * tile) + position] += eq[chunk] * cells[start + position];
                }
            }
        });
        return (vector, weights);
    }

    private static KoalaBear5 Dot(ReadOnlySpan<KoalaBear> cells, ReadOnlySpan<KoalaBear5> weights)
    {
        KoalaBear5 sum = default;
        for (int index = 0; index < cells.Length; index++)
            sum += weights[index] * cells[index];
        return sum;
    }

    private static (KoalaBear5 Constant, KoalaBear5 Quadratic) RoundPolynomial(KoalaBear5[] vector, KoalaBear5[] weights)
    {
        int half = vector.Length / 2;
        KoalaBear5 constant = default, quadratic = default;
        for (int index = 0; index < half; index++)
        {
            constant += vector[index] * weights[index];
            quadratic += (vector[index + half] - vector[index]) * (weights[index + half] - weights[index]);
        }

        return (constant, quadratic);
    }

    private static KoalaBear5[] Bind(KoalaBear5[] values, KoalaBear5 challenge)
    {
        int half = values.Length / 2;
        var bound = new KoalaBear5[half];
        for (int index = 0; index < half; index++)
            bound[index] = values[index] + (challenge * (values[index + half] - values[index]));
        return bound;
    }
}

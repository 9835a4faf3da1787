using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

public sealed partial class WhirProver
{
    /// <summary>Variables of round 0 that are bound before the vector and the weight are written as elements of E.</summary>
    private const int GeneratedVariables = 2;

    private const int TileLengthMax = 1 << 11;

    /// <summary>The sumcheck of round 0; leaves the folded vector and the folded weight, the latter without the powers.</summary>
    private void FoldWitness(ColumnWeight weight, List<SampledPower> powers)
    {
        WhirRound round = _parameters.Rounds[0];
        int generated = Math.Min(GeneratedVariables, round.FoldingFactor);
        var challenges = new KoalaBear5[generated];
        BilinearForm form = Products(weight, generated);
        for (int variable = 0; variable < generated; variable++)
        {
            challenges[variable] = SendRound(form.RoundPolynomial(), powers, round.FoldingWorkBits);
            form.Bind(challenges[variable]);
        }

        FoldGenerated(weight, challenges);
        Fold(round.FoldingFactor - generated, round.FoldingWorkBits, powers);
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

        _transcript.Send(polynomial.Constant, polynomial.Quadratic);
        Grinding.Prove(_transcript, workBits, _workers);
        KoalaBear5 challenge = _transcript.Challenge();
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

    /// <summary>The products of 2^variables chunks of the witness with those of the weight.</summary>
    private BilinearForm Products(ColumnWeight weight, int variables)
    {
        int size = 1 << variables;
        int logLength = _parameters.Variables - variables;
        int tile = Math.Min(TileLengthMax, 1 << _commitment.Vector.LogChunk);
        int tasks = Math.Min(64, (1 << logLength) / tile);
        DenseVector witness = _commitment.Vector;
        KoalaBear5[] products = Work.Sum(tasks, _workers, size * size, (task, sum) =>
        {
            ExtensionVector weights = ExtensionVector.CreateUninitialized(tile);
            for (long offset = (long)task * tile; offset < 1L << logLength; offset += (long)tasks * tile)
            {
                for (int column = 0; column < size; column++)
                {
                    long start = ((long)column << logLength) + offset;
                    if (start >= weight.CellCount)
                        break;
                    weight.Write(start, KoalaBear5.One, weights);
                    for (int row = 0; row < size; row++)
                    {
                        ReadOnlySpan<KoalaBear> cells = Tile(witness, ((long)row << logLength) + offset, tile);
                        if (cells.Length > 0)
                            sum[(row * size) + column] += VectorKernels.InnerProduct(cells, weights);
                    }
                }
            }
        });
        return new BilinearForm(products);
    }

    /// <summary>Writes the witness and the weight with their first variables bound.</summary>
    private void FoldGenerated(ColumnWeight weight, ReadOnlySpan<KoalaBear5> challenges)
    {
        KoalaBear5[] eq = Multilinear.EqTable(challenges);
        int logLength = _parameters.Variables - challenges.Length;
        ExtensionVector vector = ExtensionVector.CreateUninitialized(1 << logLength);
        ExtensionVector weights = ExtensionVector.CreateUninitialized(1 << logLength);
        int tile = Math.Min(TileLengthMax, 1 << _commitment.Vector.LogChunk);
        DenseVector witness = _commitment.Vector;
        Work.For((1 << logLength) / tile, _workers, task =>
        {
            ExtensionVector vectorTile = vector.Slice(task * tile, tile);
            ExtensionVector weightsTile = weights.Slice(task * tile, tile);
            vectorTile.Clear();
            weight.Write((long)task * tile, eq[0], weightsTile);
            for (int chunk = 0; chunk < eq.Length; chunk++)
            {
                long start = ((long)chunk << logLength) + ((long)task * tile);
                ReadOnlySpan<KoalaBear> cells = Tile(witness, start, tile);
                if (cells.Length == 0)
                    break;
                VectorKernels.MultiplyAdd(cells, eq[chunk], vectorTile);
                if (chunk > 0)
                    weight.Add(start, eq[chunk], weightsTile);
            }
        });
        (_vector, _weights) = (vector, weights);
    }

    /// <summary>A tile of the witness; none where it is zero, since tiles do not cross the end of a chunk.</summary>
    private static ReadOnlySpan<KoalaBear> Tile(DenseVector witness, long start, int length) =>
        start < witness.Cells.Length ? witness.Cells.Slice((int)start, length) : default;
}

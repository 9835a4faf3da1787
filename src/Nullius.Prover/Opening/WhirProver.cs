using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

/// <summary>The prover's side of the opening of a committed vector under a weight (Spec §4.8).</summary>
/// <remarks>
/// Arnon, Chiesa, Fenzi, Yogev, "WHIR: Reed–Solomon proximity testing with super-fast verification" (2024), over interleaved codes.
/// </remarks>
public sealed partial class WhirProver
{
    private readonly ProverTranscript _transcript;
    private readonly WitnessCommitment _commitment;
    private readonly WhirParameters _parameters;
    private readonly int _workers;

    private WhirProver(ProverTranscript transcript, WitnessCommitment commitment, int workers)
    {
        _transcript = transcript;
        _commitment = commitment;
        _parameters = commitment.Parameters;
        _workers = workers;
    }

    /// <summary>Proves Σ v·W = the claim that the verifier holds.</summary>
    /// <param name="transcript">The proof so far; the commitment has been sent in it.</param>
    /// <param name="commitment">The committed vector v.</param>
    /// <param name="weight">W.</param>
    /// <param name="workers">The number of threads. It does not change the proof.</param>
    public static void Open(ProverTranscript transcript, WitnessCommitment commitment, ColumnWeight weight, int workers) =>
        new WhirProver(transcript, commitment, workers).Open(weight);

    private void Open(ColumnWeight weight)
    {
        // 1. Spec §4.8.3, §4.8.4 for round 0, on the vector over F and the generated weight.
        KoalaBear5 epsilon = _transcript.Challenge();
        List<SampledPower> powers = [];
        KoalaBear5 scale = KoalaBear5.One;
        foreach ((OutOfDomainSample sample, KoalaBear5[] chunkValues) in _commitment.Samples)
        {
            scale *= epsilon;
            KoalaBear5 chunkPower = sample.Point.Pow(1ul << _commitment.Vector.LogChunk);
            powers.Add(new SampledPower(sample.Point, chunkPower, chunkValues, scale));
        }

        KoalaBear5[] challenges;
        (KoalaBear5[] vector, KoalaBear5[] weights) = FoldWitness(weight, powers, out challenges);
        AddPowers(weights, [.. powers.Select(power => (power.Coefficient, power.Point))]);

        CodeCommitment code = _commitment.Code;
        for (int round = 0; round < _parameters.Rounds.Count; round++)
        {
            WhirRound constants = _parameters.Rounds[round];
            if (round > 0)
                challenges = Fold(ref vector, ref weights, constants.FoldingFactor, constants.FoldingWorkBits);

            // 2. Spec §4.8.5: the folded vector, committed or in the clear.
            CodeCommitment? next = null;
            OutOfDomainSample[] samples = [];
            if (round == _parameters.Rounds.Count - 1)
                _transcript.Send(vector);
            else
                next = Commit(vector, _parameters.Rounds[round + 1], out samples);

            // 3. Spec §4.8.6: queries to the code of this round.
            int[] indices = Grinding.ProveAndDraw(
                _transcript, constants.QueryWorkBits, _parameters.LogDomain(round), constants.Queries, _workers);
            foreach (int index in indices)
                code.AppendOpening(_transcript, index);

            // 4. Spec §4.8.7: the answers become claims about the folded vector. The claim itself is the verifier's.
            if (next is null)
                break;
            AddClaims(weights, samples, indices, _parameters.LogDomain(round));
            code = next;
        }

        // 5. Spec §4.8.8.
        Fold(ref vector, ref weights, _parameters.FinalVariables, 0);
    }

    private CodeCommitment Commit(KoalaBear5[] vector, WhirRound round, out OutOfDomainSample[] samples)
    {
        int logLength = System.Numerics.BitOperations.Log2((uint)vector.Length) - round.FoldingFactor;
        int chunkCount = 1 << round.FoldingFactor;
        var columns = new KoalaBear[vector.Length * KoalaBear5.Degree];
        Work.For(chunkCount, _workers, chunk =>
        {
            // A message over E is five over F (Spec §1.7).
            Span<KoalaBear> messages = columns.AsSpan(chunk * KoalaBear5.Degree << logLength, KoalaBear5.Degree << logLength);
            for (int index = 0; index < 1 << logLength; index++)
            {
                KoalaBear5 element = vector[(chunk << logLength) + index];
                for (int coefficient = 0; coefficient < KoalaBear5.Degree; coefficient++)
                    messages[(coefficient << logLength) + index] = element[coefficient];
            }
        });
        int width = chunkCount * KoalaBear5.Degree;
        var code = CodeCommitment.Commit(columns, logLength, width, width, round.LogInverseRate, _workers);

        _transcript.SendBase(code.Root);
        var points = new KoalaBear5[round.OutOfDomainSamples];
        for (int index = 0; index < points.Length; index++)
            points[index] = _transcript.Challenge();
        KoalaBear5[] answers = [.. points.Select(point => Univariate.EvaluateCoefficients<KoalaBear5>(vector, point))];
        _transcript.Send(answers);
        samples = [.. points.Zip(answers, (point, answer) => new OutOfDomainSample(point, answer))];
        return code;
    }

    private void AddClaims(KoalaBear5[] weights, OutOfDomainSample[] samples, int[] indices, int logDomain)
    {
        KoalaBear5 epsilon = _transcript.Challenge();
        KoalaBear5 scale = KoalaBear5.One;
        var terms = new List<(KoalaBear5, KoalaBear5)>();
        foreach (OutOfDomainSample sample in samples)
        {
            scale *= epsilon;
            terms.Add((scale, sample.Point));
        }

        KoalaBear generator = KoalaBear.TwoAdicGenerator(logDomain);
        foreach (int index in indices)
        {
            scale *= epsilon;
            terms.Add((scale, generator.Pow((ulong)index)));
        }

        AddPowers(weights, [.. terms]);
    }

    private void AddPowers(KoalaBear5[] weights, (KoalaBear5 Coefficient, KoalaBear5 Point)[] terms)
    {
        const int TaskLength = 1 << 10;
        int taskLength = Math.Min(TaskLength, weights.Length);
        Work.For(weights.Length / taskLength, _workers, task =>
        {
            foreach ((KoalaBear5 coefficient, KoalaBear5 point) in terms)
            {
                KoalaBear5 power = coefficient * point.Pow((ulong)(task * taskLength));
                for (int index = task * taskLength; index < (task + 1) * taskLength; index++)
                {
                    weights[index] += power;
                    power *= point;
                }
            }
        });
    }
}

using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;
using Nullius.Prover.Channels;

namespace Nullius.Prover.Opening;

/// <summary>The prover's side of the opening of a committed vector under a weight (Spec §4.8).</summary>
/// <remarks>
/// Arnon, Chiesa, Fenzi, Yogev, "WHIR: Reed–Solomon proximity testing with super-fast verification" (2024), over interleaved codes.
/// </remarks>
public sealed partial class WhirProver
{
    private readonly ProverChannel _channel;
    private readonly WitnessCommitment _commitment;
    private readonly WhirParameters _parameters;
    private readonly int _workers;
    private ExtensionVector _vector = new(0);
    private ExtensionVector _weights = new(0);

    private WhirProver(ProverChannel channel, WitnessCommitment commitment, int workers)
    {
        _channel = channel;
        _commitment = commitment;
        _parameters = commitment.Parameters;
        _workers = workers;
    }

    /// <summary>Proves Σ v·W = the claim that the verifier holds.</summary>
    /// <param name="channel">The proof so far; the commitment has been sent in it.</param>
    /// <param name="commitment">The committed vector v.</param>
    /// <param name="weight">W.</param>
    /// <param name="workers">The number of threads. It does not change the proof.</param>
    public static void Open(ProverChannel channel, WitnessCommitment commitment, ColumnWeight weight, int workers) =>
        new WhirProver(channel, commitment, workers).Open(weight);

    private void Open(ColumnWeight weight)
    {
        // 1. Spec §4.8.3, §4.8.4 for round 0, on the vector over F and the generated weight.
        KoalaBear5 epsilon = _channel.Challenge();
        List<SampledPower> powers = [];
        KoalaBear5 scale = KoalaBear5.One;
        foreach ((OutOfDomainSample sample, KoalaBear5[] chunkValues) in _commitment.Samples)
        {
            scale *= epsilon;
            KoalaBear5 chunkPower = sample.Point.Pow(1ul << _commitment.Vector.LogChunk);
            powers.Add(new SampledPower(sample.Point, chunkPower, chunkValues, scale));
        }

        FoldWitness(weight, powers);
        foreach (SampledPower power in powers)
            new PowerSums(power.Point, _weights.Length).AddTo(_weights, power.Coefficient, _workers);

        IReadOnlyList<CodeCommitment> codes = _commitment.Codes;
        for (int round = 0; round < _parameters.Rounds.Count; round++)
        {
            WhirRound constants = _parameters.Rounds[round];
            if (round > 0)
                Fold(constants.FoldingFactor, constants.FoldingWorkBits);

            // 2. Spec §4.8.5: the folded vector, committed or in the clear.
            IReadOnlyList<CodeCommitment> next = [];
            OutOfDomainSample[] samples = [];
            if (round == _parameters.Rounds.Count - 1)
                _channel.Send(_vector.ToArray());
            else
                next = [Commit(_parameters.Rounds[round + 1], out samples)];

            // 3. Spec §4.8.6: queries to the code of this round.
            int[] indices = _channel.DrawQueries(constants.QueryWorkBits, constants.Queries, _parameters.LogDomain(round));
            foreach (int index in indices)
            {
                foreach (CodeCommitment code in codes)
                    _channel.AppendOpening(code, index);
            }

            // 4. Spec §4.8.7: the answers become claims about the folded vector. The claim itself is the verifier's.
            if (next.Count == 0)
                break;
            AddClaims(samples, indices, _parameters.LogDomain(round));
            codes = next;
        }

        // 5. Spec §4.8.8.
        Fold(_parameters.FinalVariables, 0);
    }

    private CodeCommitment Commit(WhirRound round, out OutOfDomainSample[] samples)
    {
        var code = CodeCommitment.Commit(_channel.Suite, _vector, round, _workers);
        _channel.SendRoot(code.Root);
        var points = new KoalaBear5[round.OutOfDomainSamples];
        for (int index = 0; index < points.Length; index++)
            points[index] = _channel.Challenge();
        KoalaBear5[] answers = [.. points.Select(point => new PowerSums(point, _vector.Length).Evaluate(_vector, _workers))];
        _channel.Send(answers);
        samples = [.. points.Zip(answers, (point, answer) => new OutOfDomainSample(point, answer))];
        return code;
    }

    private void AddClaims(OutOfDomainSample[] samples, int[] indices, int logDomain)
    {
        KoalaBear5 epsilon = _channel.Challenge();
        KoalaBear5 scale = KoalaBear5.One;
        foreach (OutOfDomainSample sample in samples)
        {
            scale *= epsilon;
            new PowerSums(sample.Point, _weights.Length).AddTo(_weights, scale, _workers);
        }

        AddQueries(indices, logDomain, epsilon, scale);
    }

    /// <summary>weights[b] += Σ_q ε^{s + q}·ω^{x_q·b}, the transform of the vector that has ε^{s + q} at x_q.</summary>
    private void AddQueries(int[] indices, int logDomain, KoalaBear5 epsilon, KoalaBear5 scale)
    {
        var coefficients = new ExtensionVector(1 << logDomain);
        foreach (int index in indices)
        {
            scale *= epsilon;
            coefficients[index] += scale;
        }

        var values = new KoalaBear[KoalaBear5.Degree << logDomain];
        ReedSolomon.Encode(coefficients, 1, 0, values, _workers);
        ExtensionVector weights = _weights;
        int tile = Math.Min(TileLengthMax, weights.Length);
        Work.For(weights.Length / tile, _workers, task =>
        {
            for (int plane = 0; plane < KoalaBear5.Degree; plane++)
            {
                Span<KoalaBear> destination = weights.Plane(plane).Slice(task * tile, tile);
                ReadOnlySpan<KoalaBear> source = values.AsSpan((task * tile * KoalaBear5.Degree) + plane);
                for (int index = 0; index < destination.Length; index++)
                    destination[index] += source[index * KoalaBear5.Degree];
            }
        });
    }
}

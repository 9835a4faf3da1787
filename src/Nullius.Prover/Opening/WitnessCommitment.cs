using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Prover.Channels;

namespace Nullius.Prover.Opening;

/// <summary>The commitment to the witness: the code of round 0 and its out-of-domain samples (Spec §4.2.5, §4.8.2).</summary>
public sealed class WitnessCommitment
{
    private readonly List<(OutOfDomainSample Sample, KoalaBear5[] ChunkValues)> _samples = [];
    private readonly int _workers;

    private WitnessCommitment(DenseVector vector, WhirParameters parameters, IReadOnlyList<CodeCommitment> codes, int workers)
    {
        Vector = vector;
        Parameters = parameters;
        Codes = codes;
        _workers = workers;
    }

    public DenseVector Vector { get; }

    public WhirParameters Parameters { get; }

    /// <summary>The codes whose chunks, in order, make up the vector: a query opens each of them.</summary>
    internal IReadOnlyList<CodeCommitment> Codes { get; }

    /// <summary>The samples sent, each with its values per chunk.</summary>
    internal IReadOnlyList<(OutOfDomainSample Sample, KoalaBear5[] ChunkValues)> Samples => _samples;

    /// <summary>Encodes and hashes the chunks of the witness.</summary>
    public static WitnessCommitment Commit(DenseVector vector, WhirParameters parameters, HashSuite suite, int workers) =>
        Commit(vector, parameters, suite, workers, null);

    /// <summary>As above, beside the code of the preprocessed chunks, if the vector has any.</summary>
    internal static WitnessCommitment Commit(
        DenseVector vector, WhirParameters parameters, HashSuite suite, int workers, CodeCommitment? preprocessed)
    {
        CodeCommitment code = CodeCommitment.Commit(suite, vector.Witness, parameters.Rounds[0].LogInverseRate, parameters.Rounds[0].CapHeight, workers);
        return new WitnessCommitment(vector, parameters, preprocessed is null ? [code] : [preprocessed, code], workers);
    }

    /// <summary>Sends the root, draws the samples of round 0 and sends the answers (Spec §4.2.5).</summary>
    public void Send(ProverChannel channel)
    {
        channel.SendRoot(Codes[^1].Root);
        var points = new KoalaBear5[Parameters.Rounds[0].OutOfDomainSamples];
        for (int index = 0; index < points.Length; index++)
            points[index] = channel.Challenge();
        var answers = new KoalaBear5[points.Length];
        for (int index = 0; index < points.Length; index++)
        {
            KoalaBear5[] chunkValues = EvaluateChunks(points[index]);
            answers[index] = Combine(chunkValues, points[index]);
            _samples.Add((new OutOfDomainSample(points[index], answers[index]), chunkValues));
        }

        channel.Send(answers);
    }

    /// <summary>Σ_b v_b·z^b.</summary>
    public KoalaBear5 EvaluateOutOfDomain(KoalaBear5 z) => Combine(EvaluateChunks(z), z);

    private KoalaBear5 Combine(ReadOnlySpan<KoalaBear5> chunkValues, KoalaBear5 z) =>
        Univariate.EvaluateCoefficients(chunkValues, z.Pow(1ul << Vector.LogChunk));

    /// <summary>Σ_b chunk_j[b]·z^b for every chunk j.</summary>
    private KoalaBear5[] EvaluateChunks(KoalaBear5 z)
    {
        int chunkLength = 1 << Vector.LogChunk;
        var values = new KoalaBear5[1 << (Vector.Variables - Vector.LogChunk)];
        var powers = new PowerSums(z, chunkLength);
        foreach (DenseRegion region in Vector.Regions)
        {
            Work.For(region.ChunkCount, _workers, chunk =>
                values[region.FirstChunk + chunk] = powers.Evaluate(region.Storage.AsSpan(chunk * chunkLength, chunkLength)));
        }

        return values;
    }
}

using Nullius.Fields;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Spec §4.8 as it is written there.</summary>
internal sealed class ReferenceWhir(WhirParameters parameters, ReferenceChannel channel, Action<string, KoalaBear5[], ReferenceMessage> send)
{
    private ReferenceTree[] _trees = [];
    private List<(KoalaBear5 Point, KoalaBear5 Answer)> _samples = [];

    /// <summary>The tree over the first chunks of the vector of round 0, which it shares with later proofs.</summary>
    public byte[] CommitPreprocessed(KoalaBear5[] vector, int chunks, int capHeight)
    {
        _trees = [channel.Hash(Columns(0, vector)[..chunks], isExtension: false, capHeight)];
        return _trees[0].Root;
    }

    public void Commit(int round, KoalaBear5[] vector, int preprocessedChunks = 0)
    {
        ReferenceTree tree = channel.Hash(Columns(round, vector)[preprocessedChunks..], round > 0, parameters.Rounds[round].CapHeight);
        _trees = preprocessedChunks == 0 ? [tree] : [_trees[0], tree];
        send("root", channel.RootFields(tree.Root), ReferenceMessage.Root);

        KoalaBear5[] points = [.. Enumerable.Range(0, parameters.Rounds[round].OutOfDomainSamples).Select(_ => channel.Challenge())];
        KoalaBear5[] answers = [.. points.Select(z => Univariate.EvaluateCoefficients<KoalaBear5>(vector, z))];
        send("answers", answers, ReferenceMessage.Extension);
        _samples = [.. points.Zip(answers)];
    }

    public void Open(KoalaBear5[] vector, KoalaBear5[] weight)
    {
        KoalaBear5 scale = KoalaBear5.One;
        Combine(weight, channel.Challenge(), ref scale);
        for (int round = 0; round < parameters.Rounds.Count; round++)
        {
            WhirRound constants = parameters.Rounds[round];
            for (int index = 0; index < constants.FoldingFactor; index++)
                Fold(ref vector, ref weight, constants.FoldingWorkBits);

            ReferenceTree[] trees = _trees;
            bool isLast = round == parameters.Rounds.Count - 1;
            if (isLast)
                send("final", [.. vector], ReferenceMessage.Extension);
            else
                Commit(round + 1, vector);

            int logDomain = parameters.LogDomain(round);
            int[] indices = channel.Queries(constants.QueryWorkBits, constants.Queries, logDomain);
            foreach (int query in indices)
            {
                foreach (ReferenceTree tree in trees)
                    channel.Proof.AddRange(tree.Opening(query));
            }

            if (isLast)
                break;
            scale = KoalaBear5.One;
            KoalaBear5 epsilon = channel.Challenge();
            Combine(weight, epsilon, ref scale);
            foreach (int query in indices)
            {
                scale *= epsilon;
                AddPowers(weight, scale, KoalaBear.TwoAdicGenerator(logDomain).Pow((ulong)query));
            }
        }

        for (int variable = 0; variable < parameters.FinalVariables; variable++)
            Fold(ref vector, ref weight, 0);
    }

    private KoalaBear5[][] Columns(int round, KoalaBear5[] vector) =>
        [.. vector.Chunk(vector.Length >> parameters.Rounds[round].FoldingFactor).Select(chunk => Evaluate(chunk, parameters.LogDomain(round)))];

    private void Combine(KoalaBear5[] weight, KoalaBear5 epsilon, ref KoalaBear5 scale)
    {
        foreach ((KoalaBear5 point, _) in _samples)
        {
            scale *= epsilon;
            AddPowers(weight, scale, point);
        }
    }

    private static void AddPowers(KoalaBear5[] weight, KoalaBear5 scale, KoalaBear5 point)
    {
        for (int index = 0; index < weight.Length; index++, scale *= point)
            weight[index] += scale;
    }

    /// <summary>Spec §4.3.2.</summary>
    private void Fold(ref KoalaBear5[] vector, ref KoalaBear5[] weight, int workBits)
    {
        int half = vector.Length / 2;
        KoalaBear5 constant = default, leading = default;
        for (int index = 0; index < half; index++)
        {
            constant += vector[index] * weight[index];
            leading += (vector[index + half] - vector[index]) * (weight[index + half] - weight[index]);
        }

        send("fold", [constant, leading], ReferenceMessage.Extension);
        channel.Work(workBits);
        KoalaBear5 challenge = channel.Challenge();
        vector = Bind(vector, challenge);
        weight = Bind(weight, challenge);
    }

    private static KoalaBear5[] Bind(KoalaBear5[] values, KoalaBear5 challenge)
    {
        int half = values.Length / 2;
        return [.. Enumerable.Range(0, half).Select(index => values[index] + (challenge * (values[index + half] - values[index])))];
    }

    /// <summary>The values of a polynomial at 1, ω, ω², …, the ω of order 2^log: f(x) = even(x²) + x·odd(x²).</summary>
    private static KoalaBear5[] Evaluate(KoalaBear5[] coefficients, int log)
    {
        if (coefficients.Length == 1)
            return [.. Enumerable.Repeat(coefficients[0], 1 << log)];
        KoalaBear5[] even = Evaluate([.. coefficients.Where((_, index) => index % 2 == 0)], log - 1);
        KoalaBear5[] odd = Evaluate([.. coefficients.Where((_, index) => index % 2 == 1)], log - 1);
        var values = new KoalaBear5[1 << log];
        (KoalaBear x, KoalaBear generator) = (KoalaBear.One, KoalaBear.TwoAdicGenerator(log));
        for (int index = 0; index < values.Length; index++, x *= generator)
            values[index] = even[index % even.Length] + (odd[index % odd.Length] * x);
        return values;
    }
}

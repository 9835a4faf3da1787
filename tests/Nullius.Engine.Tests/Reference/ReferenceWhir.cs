using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Polynomials;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Spec §4.8 as it is written there.</summary>
internal sealed class ReferenceWhir(WhirParameters parameters, ProverTranscript transcript, Action<string, KoalaBear5[], bool> send)
{
    private readonly List<Digest[]> _tree = [];
    private KoalaBear[][] _leaves = [];
    private List<(KoalaBear5 Point, KoalaBear5 Answer)> _samples = [];

    public void Commit(int round, KoalaBear5[] vector)
    {
        int chunks = 1 << parameters.Rounds[round].FoldingFactor;
        int length = vector.Length / chunks;
        int logDomain = parameters.LogDomain(round);
        KoalaBear generator = KoalaBear.TwoAdicGenerator(logDomain);
        _leaves = new KoalaBear[1 << logDomain][];
        KoalaBear x = KoalaBear.One;
        for (int row = 0; row < _leaves.Length; row++, x *= generator)
        {
            IEnumerable<KoalaBear5> values = Enumerable.Range(0, chunks).Select(chunk =>
                Univariate.EvaluateCoefficients<KoalaBear5>(vector.AsSpan(chunk * length, length), x));
            _leaves[row] = [.. round == 0 ? values.Select(value => value.C0) : values.SelectMany(value => Enumerable.Range(0, 5).Select(i => value[i]))];
        }

        _tree.Clear();
        _tree.Add([.. _leaves.Select(leaf => Poseidon2Hash.HashLeaf(leaf))]);
        while (_tree[^1].Length > 1)
            _tree.Add([.. _tree[^1].Chunk(2).Select(pair => Poseidon2Hash.Compress(pair[0], pair[1]))]);
        send("root", [.. _tree[^1][0].Elements.ToArray().Select(KoalaBear5.FromBase)], true);

        KoalaBear5[] points = [.. Enumerable.Range(0, parameters.Rounds[round].OutOfDomainSamples).Select(_ => transcript.Challenge())];
        KoalaBear5[] answers = [.. points.Select(z => Univariate.EvaluateCoefficients<KoalaBear5>(vector, z))];
        send("answers", answers, false);
        _samples = [.. points.Zip(answers)];
    }

    public void Open(KoalaBear5[] vector, KoalaBear5[] weight)
    {
        KoalaBear5 scale = KoalaBear5.One;
        Combine(weight, transcript.Challenge(), ref scale);
        for (int round = 0; round < parameters.Rounds.Count; round++)
        {
            WhirRound constants = parameters.Rounds[round];
            var challenges = new KoalaBear5[constants.FoldingFactor];
            for (int index = 0; index < challenges.Length; index++)
                challenges[index] = Fold(ref vector, ref weight, constants.FoldingWorkBits);

            (KoalaBear[][] leaves, Digest[][] tree) = (_leaves, [.. _tree]);
            bool isLast = round == parameters.Rounds.Count - 1;
            if (isLast)
                send("final", [.. vector], false);
            else
                Commit(round + 1, vector);

            int logDomain = parameters.LogDomain(round);
            int[] indices = Queries(constants, logDomain);
            var values = new KoalaBear5[indices.Length];
            KoalaBear5[] eq = Multilinear.EqTable<KoalaBear5>(challenges);
            for (int query = 0; query < indices.Length; query++)
            {
                KoalaBear[] leaf = leaves[indices[query]];
                transcript.Append(leaf);
                for (int level = 0; level < logDomain; level++)
                    transcript.Append(tree[level][(indices[query] >> level) ^ 1].Elements);
                for (int index = 0; index < eq.Length; index++)
                    values[query] += eq[index] * (round == 0 ? leaf[index] : KoalaBear5.FromCoefficients(leaf.AsSpan(index * 5, 5)));
            }

            if (isLast)
                break;
            scale = KoalaBear5.One;
            KoalaBear5 epsilon = transcript.Challenge();
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
    private KoalaBear5 Fold(ref KoalaBear5[] vector, ref KoalaBear5[] weight, int workBits)
    {
        int half = vector.Length / 2;
        KoalaBear5 constant = default, leading = default;
        for (int index = 0; index < half; index++)
        {
            constant += vector[index] * weight[index];
            leading += (vector[index + half] - vector[index]) * (weight[index + half] - weight[index]);
        }

        send("fold", [constant, leading], false);
        Work(workBits, _ => true);
        KoalaBear5 challenge = transcript.Challenge();
        vector = Bind(vector, challenge);
        weight = Bind(weight, challenge);
        return challenge;
    }

    private static KoalaBear5[] Bind(KoalaBear5[] values, KoalaBear5 challenge)
    {
        int half = values.Length / 2;
        return [.. Enumerable.Range(0, half).Select(index => values[index] + (challenge * (values[index + half] - values[index])))];
    }

    private int[] Queries(WhirRound constants, int logDomain)
    {
        uint[] Draw(Transcript sponge) => [.. Enumerable.Range(0, constants.Queries).Select(_ => sponge.SqueezeElement().ToCanonical())];
        Work(constants.QueryWorkBits, sponge => Draw(sponge).All(value => value != KoalaBear.Modulus - 1));
        return [.. Draw(transcript.Transcript).Select(value => (int)(value & ((1u << logDomain) - 1)))];
    }

    private void Work(int bits, Func<Transcript, bool> accept)
    {
        if (bits == 0)
            return;
        for (uint nonce = 0; ; nonce++)
        {
            Transcript candidate = transcript.Transcript.Clone();
            candidate.Absorb([KoalaBear.FromCanonical(nonce)]);
            if ((candidate.SqueezeElement().ToCanonical() & ((1u << bits) - 1)) != 0 || !accept(candidate))
                continue;
            transcript.SendBase([KoalaBear.FromCanonical(nonce)]);
            transcript.Transcript.SqueezeElement();
            return;
        }
    }
}

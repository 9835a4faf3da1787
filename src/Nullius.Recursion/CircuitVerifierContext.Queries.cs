using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <content>Queries: samples, leaves, paths and folds.</content>
public sealed partial class CircuitVerifierContext
{
    private readonly Queue<Wire> _samples = [];
    private int _logDomain;

    public void DrawQueries(int count, int logDomain)
    {
        _samples.Clear();
        _logDomain = logDomain;
        for (int query = 0; query < count; query++)
            _samples.Enqueue(_transcript.Sample());
    }

    public QueryOpening<Wire> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<Wire> challenges)
    {
        Wire sample = _samples.Dequeue();
        ReadOnlySpan<Wire> low = challenges[^3..], high = challenges[..^3];
        List<Wire> folded = [];
        Wire position = default;
        foreach (CodeColumns tree in columns)
        {
            // 1. The leaf: hashed, and eight elements at a time bound to the last three challenges.
            int elements = tree.IsExtension ? tree.Count * KoalaBear5.Degree : tree.Count;
            if (elements % Digest.Length != 0)
                throw new NotSupportedException($"a leaf of {elements} elements is not whole blocks");
            Block capacity = builder.Constant(), digest = default;
            for (int block = 0; block < elements / Digest.Length; block++)
            {
                (Block leaf, Wire value) = builder.Fold(proof, low);
                folded.Add(value);
                (digest, capacity) = builder.Permute(leaf, capacity, block == 0 ? (uint)elements : 0);
            }

            // 2. The path.
            Block end = builder.FollowPath(digest, _logDomain, sample, proof);
            position = builder.Query(sample, _logDomain, end, _roots[tree.Tree.Index], nameof(Check.QuerySample));
        }

        return new QueryOpening<Wire>(position, Combine(folded, high));
    }

    /// <summary>Binds the other challenges; of a code over E, for each coefficient (Spec §4.8.2).</summary>
    private Wire Combine(List<Wire> folded, ReadOnlySpan<Wire> high)
    {
        int count = 1 << high.Length;
        var coefficients = new Wire[folded.Count / count];
        for (int index = 0; index < coefficients.Length; index++)
            coefficients[index] = Multilinear.Evaluate<Wire>(folded.GetRange(index * count, count).ToArray(), high);
        return coefficients.Length == 1 ? coefficients[0] : Univariate.EvaluateCoefficients<Wire>(coefficients, Root);
    }

    /// <summary>X, the root that E adjoins.</summary>
    private Wire Root => builder.Extension(builder.Constant(0, 1));
}

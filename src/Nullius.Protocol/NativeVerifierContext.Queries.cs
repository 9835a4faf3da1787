using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Polynomials;

namespace Nullius.Protocol;

/// <content>Query indices, leaves and paths (Spec §4.8.6).</content>
public sealed partial class NativeVerifierContext
{
    private int[] _indices = [];
    private int _nextQuery;
    private int _logDomain;
    private KoalaBear5[] _foldPoint = [];
    private KoalaBear5[] _foldWeights = [];
    private KoalaBear[] _leaf = [];

    public void DrawQueries(int count, int logDomain)
    {
        _indices = new int[count];
        _nextQuery = 0;
        _logDomain = logDomain;
        foreach (ref int index in _indices.AsSpan())
        {
            if (!_transcript.TryDrawIndex(logDomain, out index))
                Fail(Check.QuerySample);
        }
    }

    public QueryOpening<KoalaBear5> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<KoalaBear5> challenges)
    {
        if (_nextQuery == _indices.Length)
            throw new InvalidOperationException("Every query that was drawn has been opened.");
        int index = _indices[_nextQuery++];
        ReadOnlySpan<KoalaBear5> weights = FoldWeights(challenges);
        KoalaBear5 value = KoalaBear5.Zero;
        foreach (CodeColumns code in columns)
        {
            value += Fold(OpenLeaf(code, index), weights[..code.Count]);
            weights = weights[code.Count..];
        }

        if (!weights.IsEmpty)
            throw new ArgumentException("The trees hold fewer chunks than there are to fold.", nameof(columns));
        return new QueryOpening<KoalaBear5>(KoalaBear.TwoAdicGenerator(_logDomain).Pow((ulong)index), value);
    }

    /// <summary>Reads a leaf and its path and checks them against the root. The leaf is valid until the next.</summary>
    private ReadOnlySpan<KoalaBear> OpenLeaf(CodeColumns code, int index)
    {
        int length = code.IsExtension ? code.Count * KoalaBear5.Degree : code.Count;
        if (_leaf.Length < length)
            _leaf = new KoalaBear[length];
        Span<KoalaBear> leaf = _leaf.AsSpan(0, length);
        Read(leaf);
        Digest node = Poseidon2Hash.HashLeaf(leaf);
        for (int level = 0; level < _logDomain; level++)
        {
            Digest sibling = ReadDigest();
            node = ((index >> level) & 1) == 0 ? Poseidon2Hash.Compress(node, sibling) : Poseidon2Hash.Compress(sibling, node);
        }

        if (node != _roots[code.Tree.Index])
            Fail(Check.MerkleOpening);
        return leaf;
    }

    /// <summary>Σ_i X^i·Σ_j weights[j]·leaf[i·count + j], where i is 0 alone for a leaf over F.</summary>
    private static KoalaBear5 Fold(ReadOnlySpan<KoalaBear> leaf, ReadOnlySpan<KoalaBear5> weights)
    {
        KoalaBear5 value = KoalaBear5.Zero;
        for (int start = leaf.Length - weights.Length; start >= 0; start -= weights.Length)
        {
            value *= KoalaBear5.Root;
            for (int index = 0; index < weights.Length; index++)
                value += weights[index] * leaf[start + index];
        }

        return value;
    }

    /// <summary>The values of eq(challenges, ·), computed once for the queries of a round.</summary>
    private ReadOnlySpan<KoalaBear5> FoldWeights(ReadOnlySpan<KoalaBear5> challenges)
    {
        if (_foldWeights.Length == 0 || !challenges.SequenceEqual(_foldPoint))
        {
            _foldPoint = challenges.ToArray();
            _foldWeights = Multilinear.EqTable(challenges);
        }

        return _foldWeights;
    }
}

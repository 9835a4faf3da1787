using Nullius.Fields;
using Nullius.Polynomials;

namespace Nullius.Protocol;

/// <summary>Reads a proof from bytes and computes natively. It is total: it never throws on untrusted bytes and remembers the first failed check.</summary>
/// <remarks>
/// After a failure it goes on with zeros in place of what could not be read; the verdict is already decided. How bytes are read, absorbed and hashed is
/// left to the context of each hash suite.
/// </remarks>
/// <param name="proof">The bytes.</param>
public abstract class ByteVerifierContext(ReadOnlyMemory<byte> proof) : IVerifierContext<KoalaBear5>
{
    private int _position;
    private int[] _indices = [];
    private int _nextQuery;
    private KoalaBear5[] _foldPoint = [];
    private KoalaBear5[] _foldWeights = [];

    /// <summary>The first check that failed; <see cref="Check.None"/> only after <see cref="Finish"/>, until then <see cref="Check.Incomplete"/>.</summary>
    public Check Failure { get; private set; }

    /// <summary>The logarithm of the number of leaves of the trees that the drawn queries open.</summary>
    protected int LogDomain { get; private set; }

    /// <summary>Ends the proof: nothing may remain (Spec §4.8.9). Returns <see cref="Failure"/>.</summary>
    public Check Finish()
    {
        if (_position != proof.Length)
            Fail(Check.ProofLength);
        if (Failure == Check.Incomplete)
            Failure = Check.None;
        return Failure;
    }

    public abstract void Begin(IReadOnlyList<uint> parameters);

    public abstract void Absorb(ReadOnlySpan<KoalaBear5> values);

    public abstract void ReceiveBase(Span<KoalaBear5> destination);

    public abstract void Receive(Span<KoalaBear5> destination);

    public abstract Commitment ReceiveRoot(int capHeight);

    public abstract Commitment AbsorbPreprocessedRoot();

    public abstract KoalaBear5 Challenge();

    public abstract void ProofOfWork(int bits);

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check)
    {
        uint canonical = value.C0.ToCanonical();
        if (canonical >> bits.Length != 0)
            Fail(check);
        for (int index = 0; index < bits.Length; index++)
            bits[index] = ((canonical >> index) & 1) == 0 ? KoalaBear5.Zero : KoalaBear5.One;
    }

    public void DrawQueries(int count, int logDomain)
    {
        _indices = new int[count];
        _nextQuery = 0;
        LogDomain = logDomain;
        DrawIndices(_indices);
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
            value += OpenLeaf(code, index, weights[..code.Count]);
            weights = weights[code.Count..];
        }

        if (!weights.IsEmpty)
            throw new ArgumentException("The trees hold fewer chunks than there are to fold.", nameof(columns));
        return new QueryOpening<KoalaBear5>(KoalaBear.TwoAdicGenerator(LogDomain).Pow((ulong)index), value);
    }

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check)
    {
        if (left != right)
            Fail(check);
    }

    /// <summary>Draws query indices below 2^<see cref="LogDomain"/>.</summary>
    protected abstract void DrawIndices(Span<int> indices);

    /// <summary>Reads a leaf and its path, checks them against the root and folds the leaf's elements with weights.</summary>
    protected abstract KoalaBear5 OpenLeaf(CodeColumns code, int index, ReadOnlySpan<KoalaBear5> weights);

    /// <summary>The next bytes of the proof, or zeros where it has ended.</summary>
    protected ReadOnlySpan<byte> Read(int bytes)
    {
        if (proof.Length - _position < bytes)
        {
            Fail(Check.ProofLength);
            return new byte[bytes];
        }

        ReadOnlySpan<byte> result = proof.Span.Slice(_position, bytes);
        _position += bytes;
        return result;
    }

    /// <summary>Remembers a failed check if it is the first.</summary>
    protected void Fail(Check check)
    {
        if (Failure is Check.Incomplete or Check.None)
            Failure = check;
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

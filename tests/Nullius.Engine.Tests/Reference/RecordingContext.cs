using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Verifies natively and notes each challenge in E, and for each absorbed element of the proof how many challenges were drawn before it.</summary>
internal sealed class RecordingContext(HashSuite suite, byte[] proof) : IVerifierContext<KoalaBear5>
{
    private readonly ByteVerifierContext _inner = Verification.Context(suite, proof);
    private readonly List<int> _capHeights = [];
    private int _position;
    private int _logDomain;

    /// <summary>The challenges, in order.</summary>
    public List<KoalaBear5> Challenges { get; } = [];

    /// <summary>For each absorbed word of four bytes its least significant byte in the proof, and the number of challenges drawn before it was absorbed.</summary>
    public List<(int LowByte, int ChallengesBefore)> Absorbed { get; } = [];

    /// <summary>The length of the proof in bytes, as far as it was read.</summary>
    public int Position => _position;

    public Check Finish() => _inner.Finish();

    public void Begin(IReadOnlyList<uint> parameters) => _inner.Begin(parameters);

    public void Absorb(ReadOnlySpan<KoalaBear5> values) => _inner.Absorb(values);

    public void ReceiveBase(Span<KoalaBear5> destination)
    {
        Note(destination.Length);
        _inner.ReceiveBase(destination);
    }

    public void Receive(Span<KoalaBear5> destination)
    {
        Note(destination.Length * KoalaBear5.Degree);
        _inner.Receive(destination);
    }

    public KoalaBear5 Challenge()
    {
        KoalaBear5 challenge = _inner.Challenge();
        Challenges.Add(challenge);
        return challenge;
    }

    public void ProofOfWork(int bits)
    {
        Note(bits == 0 ? 0 : suite == HashSuite.Keccak ? 2 : 1);
        _inner.ProofOfWork(bits);
    }

    public Commitment ReceiveRoot(int capHeight)
    {
        Note(Digest.Length << capHeight);
        _capHeights.Add(capHeight);
        return _inner.ReceiveRoot(capHeight);
    }

    public Commitment AbsorbPreprocessedRoot() => _inner.AbsorbPreprocessedRoot();

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check) => _inner.Decompose(value, bits, check);

    public void DrawQueries(int count, int logDomain)
    {
        _logDomain = logDomain;
        _inner.DrawQueries(count, logDomain);
    }

    public QueryOpening<KoalaBear5> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<KoalaBear5> challenges)
    {
        foreach (CodeColumns code in columns)
        {
            int pathNodes = _logDomain - _capHeights[code.Tree.Index];
            _position += (code.Count * (code.IsExtension ? KoalaBear5.EncodedBytes : KoalaBear.EncodedBytes)) + (pathNodes * Digest.EncodedBytes);
        }

        return _inner.OpenQuery(columns, challenges);
    }

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check) => _inner.AssertEqual(left, right, check);

    private void Note(int words)
    {
        for (int index = 0; index < words; index++, _position += KoalaBear.EncodedBytes)
            Absorbed.Add((_position + (suite == HashSuite.Keccak ? 3 : 0), Challenges.Count));
    }
}

using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;

namespace Nullius.Recursion.Tests.Support;

/// <summary>Verifies natively and records which elements of the proof are what.</summary>
internal sealed class RecordingContext(NativeVerifierContext native) : IVerifierContext<KoalaBear5>
{
    private readonly List<(string Kind, int Start, int Count)> _messages = [];
    private readonly List<KoalaBear5> _challenges = [];
    private int _position;
    private int _logDomain;

    /// <summary>The messages: kind, first element, number of elements.</summary>
    public IReadOnlyList<(string Kind, int Start, int Count)> Messages => _messages;

    /// <summary>The challenges, in order.</summary>
    public IReadOnlyList<KoalaBear5> Challenges => _challenges;

    public void Begin(IReadOnlyList<uint> parameters) => native.Begin(parameters);

    public void Absorb(ReadOnlySpan<KoalaBear5> values) => native.Absorb(values);

    public void ReceiveBase(Span<KoalaBear5> destination)
    {
        Record("elements of F", destination.Length);
        native.ReceiveBase(destination);
    }

    public void Receive(Span<KoalaBear5> destination)
    {
        Record("elements of E", destination.Length * KoalaBear5.Degree);
        native.Receive(destination);
    }

    public Commitment ReceiveRoot(int capHeight)
    {
        Record("root", Digest.Length);
        return native.ReceiveRoot(capHeight);
    }

    public Commitment AbsorbPreprocessedRoot() => native.AbsorbPreprocessedRoot();

    public KoalaBear5 Challenge()
    {
        KoalaBear5 challenge = native.Challenge();
        _challenges.Add(challenge);
        return challenge;
    }

    public void ProofOfWork(int bits)
    {
        Record("nonce", bits == 0 ? 0 : 1);
        native.ProofOfWork(bits);
    }

    public void DrawQueries(int count, int logDomain)
    {
        _logDomain = logDomain;
        native.DrawQueries(count, logDomain);
    }

    public QueryOpening<KoalaBear5> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<KoalaBear5> challenges)
    {
        foreach (CodeColumns code in columns)
        {
            Record(code.IsExtension ? "leaf over E" : "leaf over F", code.IsExtension ? code.Count * KoalaBear5.Degree : code.Count);
            Record("path", _logDomain * Digest.Length);
        }

        return native.OpenQuery(columns, challenges);
    }

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check) => native.Decompose(value, bits, check);

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check) => native.AssertEqual(left, right, check);

    private void Record(string kind, int count)
    {
        if (count > 0)
            _messages.Add((kind, _position, count));
        _position += count;
    }
}

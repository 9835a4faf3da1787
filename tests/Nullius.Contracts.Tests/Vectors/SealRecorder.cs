using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts.Tests.Vectors;

/// <summary>Verifies a seal and notes what its bytes are, what happens to the transcript, and everything that is drawn from it.</summary>
internal sealed class SealRecorder(VerifyingKey key, byte[] seal, byte[] preprocessedCap) : IVerifierContext<KoalaBear5>
{
    private readonly KeccakVerifierContext _inner = new(seal, preprocessedCap);
    private readonly IEnumerator<SealPart> _messages = SealParts.Messages(key).GetEnumerator();
    private readonly List<int> _capHeights = [];

    /// <summary>A transcript beside that of the context, for the query indices, which the context keeps to itself.</summary>
    private KeccakTranscript _transcript = KeccakTranscript.Create([]);

    private int _position;
    private int _logDomain;

    /// <summary>Part, first byte and length, of everything that is not empty.</summary>
    public List<(SealPart Part, int Start, int Length)> Segments { get; } = [];

    /// <summary>The operations on the transcript with their numbers.</summary>
    public List<(TranscriptOperation Operation, int First, int Second)> Operations { get; } = [];

    public List<KoalaBear5> Challenges { get; } = [];

    public List<int> Queries { get; } = [];

    /// <summary>The verdict.</summary>
    public Check Finish() => _inner.Finish();

    public void Begin(IReadOnlyList<uint> parameters)
    {
        _transcript = KeccakTranscript.Begin(parameters, preprocessedCap);
        _inner.Begin(parameters);
    }

    public void Absorb(ReadOnlySpan<KoalaBear5> values)
    {
        var message = new byte[values.Length * KoalaBear.EncodedBytes];
        for (int index = 0; index < values.Length; index++)
            values[index].C0.WriteBigEndian(message.AsSpan(index * KoalaBear.EncodedBytes));
        if (message.Length > 0)
            _transcript.Absorb(message);
        Operations.Add((TranscriptOperation.Statement, values.Length, 0));
        _inner.Absorb(values);
    }

    public void ReceiveBase(Span<KoalaBear5> destination) => throw new InvalidOperationException("Contracts take no heights.");

    public void Receive(Span<KoalaBear5> destination)
    {
        Assert.True(_messages.MoveNext());
        Note(_messages.Current, destination.Length * KoalaBear5.EncodedBytes);
        _inner.Receive(destination);
    }

    public Commitment ReceiveRoot(int capHeight)
    {
        Note(SealPart.Cap, Keccak256.HashBytes << capHeight);
        _capHeights.Add(capHeight);
        return _inner.ReceiveRoot(capHeight);
    }

    public Commitment AbsorbPreprocessedRoot()
    {
        _capHeights.Add(key.Shape.PreprocessedCapHeight);
        return _inner.AbsorbPreprocessedRoot();
    }

    public KoalaBear5 Challenge()
    {
        KoalaBear5 challenge = _inner.Challenge();
        Assert.Equal(_transcript.Challenge(), challenge);
        Challenges.Add(challenge);
        Operations.Add((TranscriptOperation.Challenge, 0, 0));
        return challenge;
    }

    public void ProofOfWork(int bits)
    {
        if (bits > 0)
        {
            Segments.Add((SealPart.Work, _position, sizeof(ulong)));
            Operations.Add((TranscriptOperation.Work, bits, 0));
            _transcript.AbsorbWork(BinaryPrimitives.ReadUInt64BigEndian(seal.AsSpan(_position)), bits);
            _position += sizeof(ulong);
        }

        _inner.ProofOfWork(bits);
    }

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check) => _inner.Decompose(value, bits, check);

    public void DrawQueries(int count, int logDomain)
    {
        var indices = new int[count];
        _transcript.DrawIndices(indices, logDomain);
        Queries.AddRange(indices);
        Operations.Add((TranscriptOperation.Queries, count, logDomain));
        _logDomain = logDomain;
        _inner.DrawQueries(count, logDomain);
    }

    public QueryOpening<KoalaBear5> OpenQuery(ReadOnlySpan<CodeColumns> columns, ReadOnlySpan<KoalaBear5> challenges)
    {
        int start = _position;
        foreach (CodeColumns code in columns)
        {
            NoteOpening(SealPart.Leaf, code.Count * (code.IsExtension ? KoalaBear5.EncodedBytes : KoalaBear.EncodedBytes));
            NoteOpening(SealPart.Path, (_logDomain - _capHeights[code.Tree.Index]) * Keccak256.HashBytes);
        }

        Operations.Add((TranscriptOperation.Open, _position - start, 0));
        return _inner.OpenQuery(columns, challenges);
    }

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check) => _inner.AssertEqual(left, right, check);

    private void Note(SealPart part, int length)
    {
        if (length == 0)
            return;
        Operations.Add((TranscriptOperation.Receive, length, 0));
        _transcript.Absorb(seal.AsSpan(_position, length));
        NoteOpening(part, length);
    }

    private void NoteOpening(SealPart part, int length)
    {
        if (length > 0)
            Segments.Add((part, _position, length));
        _position += length;
    }
}

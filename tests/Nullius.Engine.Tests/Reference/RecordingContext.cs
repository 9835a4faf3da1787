using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Reference;

/// <summary>Verifies natively and notes each challenge in E, and for each absorbed element of the proof how many challenges were drawn before it.</summary>
internal sealed class RecordingContext(ReadOnlyMemory<byte> proof) : IVerifierContext<KoalaBear5>
{
    private readonly NativeVerifierContext _inner = new(proof);
    private int _position;

    /// <summary>The challenges, in order.</summary>
    public List<KoalaBear5> Challenges { get; } = [];

    /// <summary>Number of the element of F in the proof, and the number of challenges drawn before it was absorbed.</summary>
    public List<(int Element, int ChallengesBefore)> Absorbed { get; } = [];

    /// <summary>The length of the proof in elements of F, as far as it was read.</summary>
    public int Position => _position;

    public Check Finish() => _inner.Finish();

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
        Note(bits == 0 ? 0 : 1);
        _inner.ProofOfWork(bits);
    }

    public void QueryIndex(Span<KoalaBear5> bits) => _inner.QueryIndex(bits);

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check) => _inner.Decompose(value, bits, check);

    public void OpenMerkle(ReadOnlySpan<KoalaBear5> root, ReadOnlySpan<KoalaBear5> indexBits, bool isExtension, Span<KoalaBear5> leaf)
    {
        _position += (leaf.Length * (isExtension ? KoalaBear5.Degree : 1)) + (indexBits.Length * root.Length);
        _inner.OpenMerkle(root, indexBits, isExtension, leaf);
    }

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check) => _inner.AssertEqual(left, right, check);

    private void Note(int count)
    {
        for (int index = 0; index < count; index++)
            Absorbed.Add((_position++, Challenges.Count));
    }
}

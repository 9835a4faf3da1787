using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>Reads a proof from bytes and computes natively. It is total: it never throws on untrusted bytes and remembers the first failed check.</summary>
/// <remarks>After a failure it goes on with zeros in place of what could not be read; the verdict is already decided.</remarks>
/// <param name="proof">The bytes, in the encoding of Spec §4.</param>
/// <param name="preprocessedRoot">The root of the preprocessed columns, if the key has some.</param>
public sealed partial class NativeVerifierContext(ReadOnlyMemory<byte> proof, Digest? preprocessedRoot = null) : IVerifierContext<KoalaBear5>
{
    private readonly Transcript _transcript = new();
    private readonly List<Digest> _roots = [];
    private int _position;

    /// <summary>The first check that failed; <see cref="Check.None"/> only after <see cref="Finish"/>, until then <see cref="Check.Incomplete"/>.</summary>
    public Check Failure { get; private set; }

    /// <summary>Ends the proof: nothing may remain (Spec §4.8.9). Returns <see cref="Failure"/>.</summary>
    public Check Finish()
    {
        if (_position != proof.Length)
            Fail(Check.ProofLength);
        if (Failure == Check.Incomplete)
            Failure = Check.None;
        return Failure;
    }

    public void Absorb(ReadOnlySpan<KoalaBear5> values)
    {
        var message = new KoalaBear[values.Length];
        for (int index = 0; index < message.Length; index++)
            message[index] = values[index].C0;
        _transcript.Absorb(message);
    }

    public void ReceiveBase(Span<KoalaBear5> destination)
    {
        var message = new KoalaBear[destination.Length];
        Read(message);
        _transcript.Absorb(message);
        for (int index = 0; index < message.Length; index++)
            destination[index] = message[index];
    }

    public void Receive(Span<KoalaBear5> destination)
    {
        Span<KoalaBear> coefficients = stackalloc KoalaBear[KoalaBear5.Degree];
        foreach (ref KoalaBear5 element in destination)
        {
            Read(coefficients);
            element = KoalaBear5.FromCoefficients(coefficients);
        }

        _transcript.Absorb(destination);
    }

    public Commitment ReceiveRoot()
    {
        Digest root = ReadDigest();
        return AbsorbRoot(root);
    }

    public Commitment AbsorbPreprocessedRoot() =>
        AbsorbRoot(preprocessedRoot ?? throw new InvalidOperationException("The context was created without a preprocessed root."));

    public KoalaBear5 Challenge() => _transcript.Challenge();

    public void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        Span<KoalaBear> nonce = stackalloc KoalaBear[1];
        Read(nonce);
        _transcript.Absorb(nonce);
        if (!_transcript.HasWork(bits))
            Fail(Check.ProofOfWork);
    }

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check)
    {
        uint canonical = value.C0.ToCanonical();
        if (canonical >> bits.Length != 0)
            Fail(check);
        for (int index = 0; index < bits.Length; index++)
            bits[index] = ((canonical >> index) & 1) == 0 ? KoalaBear5.Zero : KoalaBear5.One;
    }

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check)
    {
        if (left != right)
            Fail(check);
    }

    private Commitment AbsorbRoot(in Digest root)
    {
        _transcript.Absorb(root.Elements);
        _roots.Add(root);
        return new Commitment(_roots.Count - 1);
    }

    private Digest ReadDigest()
    {
        Span<KoalaBear> elements = stackalloc KoalaBear[Digest.Length];
        Read(elements);
        return new Digest(elements);
    }

    private void Read(Span<KoalaBear> destination)
    {
        int bytes = destination.Length * KoalaBear.EncodedBytes;
        if (proof.Length - _position < bytes)
        {
            Fail(Check.ProofLength);
            destination.Clear();
            return;
        }

        ReadOnlySpan<byte> source = proof.Span.Slice(_position, bytes);
        _position += bytes;
        for (int index = 0; index < destination.Length; index++)
        {
            if (!KoalaBear.TryRead(source[(index * KoalaBear.EncodedBytes)..], out destination[index]))
                Fail(Check.CanonicalElement);
        }
    }

    private void Fail(Check check)
    {
        if (Failure is Check.Incomplete or Check.None)
            Failure = check;
    }
}

using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>Reads a proof from bytes and computes natively. It is total: it never throws on untrusted bytes and remembers the first failed check.</summary>
/// <remarks>After a failure it goes on with zeros in place of what could not be read; the verdict is already decided.</remarks>
public sealed class NativeVerifierContext(ReadOnlyMemory<byte> proof) : IVerifierContext<KoalaBear5>
{
    private readonly Transcript _transcript = new();
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
        KoalaBear[] message = Read(destination.Length);
        _transcript.Absorb(message);
        for (int index = 0; index < message.Length; index++)
            destination[index] = message[index];
    }

    public void Receive(Span<KoalaBear5> destination)
    {
        KoalaBear[] message = Read(destination.Length * KoalaBear5.Degree);
        _transcript.Absorb(message);
        for (int index = 0; index < destination.Length; index++)
            destination[index] = KoalaBear5.FromCoefficients(message.AsSpan(index * KoalaBear5.Degree, KoalaBear5.Degree));
    }

    public KoalaBear5 Challenge() => _transcript.Challenge();

    public void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        _transcript.Absorb(Read(1));
        uint value = _transcript.SqueezeElement().ToCanonical();
        if ((value & ((1u << bits) - 1)) != 0)
            Fail(Check.ProofOfWork);
    }

    public void QueryIndex(Span<KoalaBear5> bits)
    {
        uint value = _transcript.SqueezeElement().ToCanonical();
        if (value == KoalaBear.Modulus - 1)
            Fail(Check.QuerySample);
        WriteBits(value, bits);
    }

    public void Decompose(KoalaBear5 value, Span<KoalaBear5> bits, Check check)
    {
        uint canonical = value.C0.ToCanonical();
        if (canonical >> bits.Length != 0)
            Fail(check);
        WriteBits(canonical, bits);
    }

    public void OpenMerkle(ReadOnlySpan<KoalaBear5> root, ReadOnlySpan<KoalaBear5> indexBits, bool isExtension, Span<KoalaBear5> leaf)
    {
        KoalaBear[] elements = Read(isExtension ? leaf.Length * KoalaBear5.Degree : leaf.Length);
        for (int index = 0; index < leaf.Length; index++)
        {
            leaf[index] = isExtension
                ? KoalaBear5.FromCoefficients(elements.AsSpan(index * KoalaBear5.Degree, KoalaBear5.Degree))
                : elements[index];
        }

        Digest node = Poseidon2Hash.HashLeaf(elements);
        foreach (KoalaBear5 bit in indexBits)
        {
            var sibling = new Digest(Read(Digest.Length));
            node = bit.IsZero ? Poseidon2Hash.Compress(node, sibling) : Poseidon2Hash.Compress(sibling, node);
        }

        for (int index = 0; index < Digest.Length; index++)
        {
            if (node[index] != root[index].C0)
                Fail(Check.MerkleOpening);
        }
    }

    public void AssertEqual(KoalaBear5 left, KoalaBear5 right, Check check)
    {
        if (left != right)
            Fail(check);
    }

    private static void WriteBits(uint value, Span<KoalaBear5> bits)
    {
        for (int index = 0; index < bits.Length; index++)
            bits[index] = ((value >> index) & 1) == 0 ? KoalaBear5.Zero : KoalaBear5.One;
    }

    private KoalaBear[] Read(int count)
    {
        var result = new KoalaBear[count];
        int bytes = count * KoalaBear.EncodedBytes;
        if (proof.Length - _position < bytes)
        {
            Fail(Check.ProofLength);
            return result;
        }

        ReadOnlySpan<byte> source = proof.Span.Slice(_position, bytes);
        _position += bytes;
        for (int index = 0; index < count; index++)
        {
            if (!KoalaBear.TryRead(source[(index * KoalaBear.EncodedBytes)..], out result[index]))
                Fail(Check.CanonicalElement);
        }

        return result;
    }

    private void Fail(Check check)
    {
        if (Failure is Check.Incomplete or Check.None)
            Failure = check;
    }
}

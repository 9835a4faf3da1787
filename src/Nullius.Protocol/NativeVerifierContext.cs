using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>Reads a proof of the Poseidon2 suite (Spec §4).</summary>
/// <param name="proof">The bytes, in the encoding of Spec §4.</param>
/// <param name="preprocessedRoot">The root of the preprocessed columns, if the key has some.</param>
public sealed class NativeVerifierContext(ReadOnlyMemory<byte> proof, Digest? preprocessedRoot = null) : ByteVerifierContext(proof)
{
    private readonly Transcript _transcript = new();
    private readonly List<Digest> _roots = [];
    private KoalaBear[] _leaf = [];

    public override void Begin(IReadOnlyList<uint> parameters)
    {
        _transcript.AbsorbLabel(Transcript.Label);
        _transcript.Absorb([.. parameters.Select(KoalaBear.FromCanonical)]);
    }

    public override void Absorb(ReadOnlySpan<KoalaBear5> values)
    {
        var message = new KoalaBear[values.Length];
        for (int index = 0; index < message.Length; index++)
            message[index] = values[index].C0;
        _transcript.Absorb(message);
    }

    public override void ReceiveBase(Span<KoalaBear5> destination)
    {
        var message = new KoalaBear[destination.Length];
        Read(message);
        _transcript.Absorb(message);
        for (int index = 0; index < message.Length; index++)
            destination[index] = message[index];
    }

    public override void Receive(Span<KoalaBear5> destination)
    {
        Span<KoalaBear> coefficients = stackalloc KoalaBear[KoalaBear5.Degree];
        foreach (ref KoalaBear5 element in destination)
        {
            Read(coefficients);
            element = KoalaBear5.FromCoefficients(coefficients);
        }

        _transcript.Absorb(destination);
    }

    public override Commitment ReceiveRoot(int capHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(capHeight, 0);
        return AbsorbRoot(ReadDigest());
    }

    public override Commitment AbsorbPreprocessedRoot() =>
        AbsorbRoot(preprocessedRoot ?? throw new InvalidOperationException("The context was created without a preprocessed root."));

    public override KoalaBear5 Challenge() => _transcript.Challenge();

    public override void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        Span<KoalaBear> nonce = stackalloc KoalaBear[1];
        Read(nonce);
        _transcript.Absorb(nonce);
        if (!_transcript.HasWork(bits))
            Fail(Check.ProofOfWork);
    }

    protected override void DrawIndices(Span<int> indices)
    {
        foreach (ref int index in indices)
        {
            if (!_transcript.TryDrawIndex(LogDomain, out index))
                Fail(Check.QuerySample);
        }
    }

    protected override KoalaBear5 OpenLeaf(CodeColumns code, int index, ReadOnlySpan<KoalaBear5> weights)
    {
        int length = code.IsExtension ? code.Count * KoalaBear5.Degree : code.Count;
        if (_leaf.Length < length)
            _leaf = new KoalaBear[length];
        Span<KoalaBear> leaf = _leaf.AsSpan(0, length);
        Read(leaf);
        Digest node = Poseidon2Hash.HashLeaf(leaf);
        for (int level = 0; level < LogDomain; level++)
        {
            Digest sibling = ReadDigest();
            node = ((index >> level) & 1) == 0 ? Poseidon2Hash.Compress(node, sibling) : Poseidon2Hash.Compress(sibling, node);
        }

        if (node != _roots[code.Tree.Index])
            Fail(Check.MerkleOpening);
        return Fold(leaf, weights);
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
        ReadOnlySpan<byte> source = Read(destination.Length * KoalaBear.EncodedBytes);
        for (int index = 0; index < destination.Length; index++)
        {
            if (!KoalaBear.TryRead(source[(index * KoalaBear.EncodedBytes)..], out destination[index]))
                Fail(Check.CanonicalElement);
        }
    }
}

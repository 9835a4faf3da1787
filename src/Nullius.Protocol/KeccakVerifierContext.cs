using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>Reads a proof of the Keccak suite, the final layer (Spec §10).</summary>
/// <param name="proof">The bytes, in the encoding of Spec §10.</param>
/// <param name="preprocessedCap">The cap over the preprocessed columns, 32 bytes for each of its nodes; empty if the key has none.</param>
public sealed class KeccakVerifierContext(ReadOnlyMemory<byte> proof, ReadOnlyMemory<byte> preprocessedCap = default)
    : ByteVerifierContext(proof)
{
    private readonly List<ReadOnlyMemory<byte>> _caps = [];
    private KeccakTranscript? _transcript;

    private KeccakTranscript Transcript => _transcript ?? throw new InvalidOperationException("The proof has not begun.");

    public override void Begin(IReadOnlyList<uint> parameters) => _transcript = KeccakTranscript.Begin(parameters, preprocessedCap.Span);

    public override void Absorb(ReadOnlySpan<KoalaBear5> values)
    {
        var message = new byte[values.Length * KoalaBear.EncodedBytes];
        for (int index = 0; index < values.Length; index++)
            values[index].C0.WriteBigEndian(message.AsSpan(index * KoalaBear.EncodedBytes));
        AbsorbMessage(message);
    }

    public override void ReceiveBase(Span<KoalaBear5> destination)
    {
        ReadOnlySpan<byte> message = Read(destination.Length * KoalaBear.EncodedBytes);
        AbsorbMessage(message);
        for (int index = 0; index < destination.Length; index++)
            destination[index] = BaseAt(message, index);
    }

    public override void Receive(Span<KoalaBear5> destination)
    {
        ReadOnlySpan<byte> message = Read(destination.Length * KoalaBear5.EncodedBytes);
        AbsorbMessage(message);
        for (int index = 0; index < destination.Length; index++)
            destination[index] = ExtensionAt(message, index);
    }

    public override Commitment ReceiveRoot(int capHeight)
    {
        ReadOnlySpan<byte> cap = Read(Keccak256.HashBytes << capHeight);
        AbsorbMessage(cap);
        return AddCap(cap.ToArray());
    }

    /// <summary>The cap is part of what the transcript begins with (Spec §10.4.1): nothing is absorbed here.</summary>
    public override Commitment AbsorbPreprocessedRoot()
    {
        if (preprocessedCap.IsEmpty)
            throw new InvalidOperationException("The context was created without a preprocessed cap.");
        return AddCap(preprocessedCap);
    }

    public override KoalaBear5 Challenge() => Transcript.Challenge();

    public override void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        ulong nonce = BinaryPrimitives.ReadUInt64BigEndian(Read(sizeof(ulong)));
        if (!Transcript.AbsorbWork(nonce, bits))
            Fail(Check.ProofOfWork);
    }

    protected override void DrawIndices(Span<int> indices) => Transcript.DrawIndices(indices, LogDomain);

    protected override KoalaBear5 OpenLeaf(CodeColumns code, int index, ReadOnlySpan<KoalaBear5> weights)
    {
        ReadOnlySpan<byte> leaf = Read(code.Count * (code.IsExtension ? KoalaBear5.EncodedBytes : KoalaBear.EncodedBytes));
        ReadOnlySpan<byte> cap = _caps[code.Tree.Index].Span;
        ReadOnlySpan<byte> path = Read(KeccakMerkleVerifier.PathBytes(LogDomain, cap));
        if (!KeccakMerkleVerifier.IsInTree(leaf, (uint)index, path, cap))
            Fail(Check.MerkleOpening);
        KoalaBear5 value = KoalaBear5.Zero;
        for (int chunk = 0; chunk < weights.Length; chunk++)
            value += code.IsExtension ? weights[chunk] * ExtensionAt(leaf, chunk) : weights[chunk] * BaseAt(leaf, chunk);
        return value;
    }

    private Commitment AddCap(ReadOnlyMemory<byte> cap)
    {
        _caps.Add(cap);
        return new Commitment(_caps.Count - 1);
    }

    /// <summary>Absorbs a message unless it is empty (Spec §10.2.2).</summary>
    private void AbsorbMessage(ReadOnlySpan<byte> message)
    {
        if (!message.IsEmpty)
            Transcript.Absorb(message);
    }

    private KoalaBear BaseAt(ReadOnlySpan<byte> message, int index)
    {
        if (!KoalaBear.TryReadBigEndian(message[(index * KoalaBear.EncodedBytes)..], out KoalaBear value))
            Fail(Check.CanonicalElement);
        return value;
    }

    private KoalaBear5 ExtensionAt(ReadOnlySpan<byte> message, int index)
    {
        if (!KoalaBear5.TryReadBigEndian(message[(index * KoalaBear5.EncodedBytes)..], out KoalaBear5 value))
            Fail(Check.CanonicalElement);
        return value;
    }
}

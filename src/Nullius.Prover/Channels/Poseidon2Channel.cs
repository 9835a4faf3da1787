using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;

namespace Nullius.Prover.Channels;

/// <summary>Proofs of the Poseidon2 suite (Spec §4).</summary>
internal sealed partial class Poseidon2Channel(int workers, CancellationToken cancellationToken) : ProverChannel
{
    private readonly Transcript _transcript = new();

    public override HashSuite Suite => HashSuite.Poseidon2;

    public override void Begin(IReadOnlyList<uint> parameters, ReadOnlySpan<byte> preprocessedRoot)
    {
        _transcript.AbsorbLabel(Transcript.Label);
        _transcript.Absorb([.. parameters.Select(KoalaBear.FromCanonical)]);
        if (!preprocessedRoot.IsEmpty)
            _transcript.Absorb(ToDigest(preprocessedRoot).Elements);
    }

    public override void Absorb(ReadOnlySpan<KoalaBear> values) => _transcript.Absorb(values);

    public override void SendBase(ReadOnlySpan<KoalaBear> message)
    {
        _transcript.Absorb(message);
        Span<byte> bytes = Append(message.Length * KoalaBear.EncodedBytes);
        for (int index = 0; index < message.Length; index++)
            message[index].Write(bytes[(index * KoalaBear.EncodedBytes)..]);
    }

    public override void Send(params ReadOnlySpan<KoalaBear5> message)
    {
        _transcript.Absorb(message);
        Span<byte> bytes = Append(message.Length * KoalaBear5.EncodedBytes);
        for (int index = 0; index < message.Length; index++)
            message[index].Write(bytes[(index * KoalaBear5.EncodedBytes)..]);
    }

    public override void SendRoot(ReadOnlySpan<byte> root) => SendBase(ToDigest(root).Elements);

    public override KoalaBear5 Challenge() => _transcript.Challenge();

    private static Digest ToDigest(ReadOnlySpan<byte> root) => Digest.TryRead(root, out Digest digest) && root.Length == Digest.EncodedBytes
        ? digest
        : throw new ArgumentException("A root of this suite is one digest.", nameof(root));
}

using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Protocol;

namespace Nullius.Prover.Channels;

/// <summary>Proofs of the Keccak suite (Spec §10).</summary>
internal sealed class KeccakChannel(int workers, CancellationToken cancellationToken) : ProverChannel
{
    private KeccakTranscript? _transcript;

    private KeccakTranscript Transcript => _transcript ?? throw new InvalidOperationException("The proof has not begun.");

    public override HashSuite Suite => HashSuite.Keccak;

    public override void Begin(IReadOnlyList<uint> parameters, ReadOnlySpan<byte> preprocessedRoot) =>
        _transcript = KeccakTranscript.Begin(parameters, preprocessedRoot);

    public override void Absorb(ReadOnlySpan<KoalaBear> values)
    {
        var message = new byte[values.Length * KoalaBear.EncodedBytes];
        Write(values, message);
        AbsorbMessage(message);
    }

    public override void SendBase(ReadOnlySpan<KoalaBear> message)
    {
        Span<byte> bytes = Append(message.Length * KoalaBear.EncodedBytes);
        Write(message, bytes);
        AbsorbMessage(bytes);
    }

    public override void Send(params ReadOnlySpan<KoalaBear5> message)
    {
        Span<byte> bytes = Append(message.Length * KoalaBear5.EncodedBytes);
        for (int index = 0; index < message.Length; index++)
            message[index].WriteBigEndian(bytes[(index * KoalaBear5.EncodedBytes)..]);
        AbsorbMessage(bytes);
    }

    public override void SendRoot(ReadOnlySpan<byte> root)
    {
        root.CopyTo(Append(root.Length));
        AbsorbMessage(root);
    }

    public override KoalaBear5 Challenge() => Transcript.Challenge();

    public override void ProveWork(int bits)
    {
        if (bits == 0)
            return;
        ulong nonce = KeccakGrinding.FindNonce(Transcript.State, bits, workers, cancellationToken);
        BinaryPrimitives.WriteUInt64BigEndian(Append(sizeof(ulong)), nonce);
        Transcript.AbsorbWork(nonce, bits);
    }

    public override int[] DrawQueries(int workBits, int count, int logDomain)
    {
        ProveWork(workBits);
        var indices = new int[count];
        Transcript.DrawIndices(indices, logDomain);
        return indices;
    }

    private static void Write(ReadOnlySpan<KoalaBear> elements, Span<byte> destination)
    {
        for (int index = 0; index < elements.Length; index++)
            elements[index].WriteBigEndian(destination[(index * KoalaBear.EncodedBytes)..]);
    }

    /// <summary>Absorbs a message unless it is empty (Spec §10.2.2).</summary>
    private void AbsorbMessage(ReadOnlySpan<byte> message)
    {
        if (!message.IsEmpty)
            Transcript.Absorb(message);
    }
}

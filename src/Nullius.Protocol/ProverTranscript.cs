using System.Buffers;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>The prover's side of a proof: every message is absorbed and appended to the proof in one call.</summary>
public sealed class ProverTranscript
{
    private readonly ArrayBufferWriter<byte> _proof = new();

    /// <summary>Creates a transcript that has absorbed the label.</summary>
    public ProverTranscript(ReadOnlySpan<byte> label) => Transcript = Transcript.Create(label);

    /// <summary>The sponge, for drawing and for grinding.</summary>
    public Transcript Transcript { get; }

    /// <summary>The bytes so far.</summary>
    public ReadOnlySpan<byte> Proof => _proof.WrittenSpan;

    /// <summary>Absorbs values of F that the verifier knows, as one message; nothing is sent.</summary>
    public void Absorb(ReadOnlySpan<KoalaBear> values) => Transcript.Absorb(values);

    /// <summary>Absorbs a root that the verifier knows; nothing is sent.</summary>
    public void AbsorbRoot(in Digest root) => Transcript.Absorb(root.Elements);

    /// <summary>Sends and absorbs elements of F, as one message.</summary>
    public void SendBase(ReadOnlySpan<KoalaBear> message)
    {
        Transcript.Absorb(message);
        Append(message);
    }

    /// <summary>Sends and absorbs elements of E, as one message.</summary>
    public void Send(params ReadOnlySpan<KoalaBear5> message)
    {
        Transcript.Absorb(message);
        foreach (KoalaBear5 element in message)
            Append(element);
    }

    /// <summary>Sends and absorbs the root of a Merkle tree.</summary>
    public void SendRoot(in Digest root) => SendBase(root.Elements);

    /// <summary>Draws a challenge in E.</summary>
    public KoalaBear5 Challenge() => Transcript.Challenge();

    /// <summary>Appends elements that are determined by an earlier root: leaves and paths.</summary>
    public void Append(ReadOnlySpan<KoalaBear> elements)
    {
        foreach (KoalaBear element in elements)
        {
            element.Write(_proof.GetSpan(KoalaBear.EncodedBytes));
            _proof.Advance(KoalaBear.EncodedBytes);
        }
    }

    private void Append(KoalaBear5 element)
    {
        Span<KoalaBear> coefficients = stackalloc KoalaBear[KoalaBear5.Degree];
        element.CopyTo(coefficients);
        Append(coefficients);
    }
}

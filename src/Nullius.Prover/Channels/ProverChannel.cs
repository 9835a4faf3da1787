using System.Buffers;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover.Opening;

namespace Nullius.Prover.Channels;

/// <summary>The prover's side of a proof: every message is absorbed and appended to the proof in one call. Hash functions and encodings are known here alone.</summary>
public abstract class ProverChannel
{
    private readonly ArrayBufferWriter<byte> _proof = new();

    private protected ProverChannel()
    {
    }

    /// <summary>The suite of the proof.</summary>
    public abstract HashSuite Suite { get; }

    /// <summary>The bytes so far.</summary>
    public ReadOnlySpan<byte> Proof => _proof.WrittenSpan;

    /// <summary>Creates the channel of a suite.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="workers">The number of threads that grind. It does not change the proof.</param>
    /// <param name="cancellationToken">Ends grinding early.</param>
    public static ProverChannel Create(HashSuite suite, int workers, CancellationToken cancellationToken = default) => suite switch
    {
        HashSuite.Poseidon2 => new Poseidon2Channel(workers, cancellationToken),
        HashSuite.Keccak => new KeccakChannel(workers, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    /// <summary>Begins the proof of a key, before everything else (Spec §4.2.1, §4.2.2, §10.4.1).</summary>
    /// <param name="parameters">The parameters and the digest of the system.</param>
    /// <param name="preprocessedRoot">The encoding of the root or cap over the preprocessed columns; empty if there are none.</param>
    public abstract void Begin(IReadOnlyList<uint> parameters, ReadOnlySpan<byte> preprocessedRoot);

    /// <summary>Absorbs values of F that the verifier knows, as one message; nothing is sent.</summary>
    public abstract void Absorb(ReadOnlySpan<KoalaBear> values);

    /// <summary>Sends and absorbs elements of F, as one message.</summary>
    public abstract void SendBase(ReadOnlySpan<KoalaBear> message);

    /// <summary>Sends and absorbs elements of E, as one message.</summary>
    public abstract void Send(params ReadOnlySpan<KoalaBear5> message);

    /// <summary>Sends and absorbs the encoding of a root or cap.</summary>
    public abstract void SendRoot(ReadOnlySpan<byte> root);

    /// <summary>Draws a challenge in E.</summary>
    public abstract KoalaBear5 Challenge();

    /// <summary>Finds, sends and absorbs a proof of work; with 0 bits nothing happens.</summary>
    public abstract void ProveWork(int bits);

    /// <summary>Proves work and draws query indices below 2^<paramref name="logDomain"/>.</summary>
    public abstract int[] DrawQueries(int workBits, int count, int logDomain);

    /// <summary>Appends a leaf and its path, which are determined by an earlier root (Spec §4.8.6).</summary>
    internal void AppendOpening(CodeCommitment code, int index) => code.WriteOpening(index, Append(code.OpeningBytes));

    /// <summary>Appends so many bytes, which the caller writes.</summary>
    private protected Span<byte> Append(int bytes)
    {
        Span<byte> destination = _proof.GetSpan(bytes)[..bytes];
        _proof.Advance(bytes);
        return destination;
    }
}

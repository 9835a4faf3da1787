using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Reference;

/// <summary>The bytes, the transcript and the trees of a hash suite as the specification writes them.</summary>
internal abstract class ReferenceChannel
{
    public List<byte> Proof { get; } = [];

    public static ReferenceChannel Create(HashSuite suite) => suite == HashSuite.Keccak ? new KeccakReferenceChannel() : new Poseidon2ReferenceChannel();

    public abstract void Begin(IReadOnlyList<uint> parameters, byte[] preprocessedRoot);

    public abstract void Absorb(KoalaBear[] message);

    /// <summary>Absorbs and appends a message.</summary>
    public abstract void Send(KoalaBear5[] message, ReferenceMessage kind);

    public abstract KoalaBear5 Challenge();

    /// <summary>Finds and sends the least proof of work.</summary>
    public abstract void Work(int bits);

    public abstract int[] Queries(int workBits, int count, int logDomain);

    /// <summary>The tree over the code of some chunks, given by their values at all points of the domain.</summary>
    public abstract ReferenceTree Hash(KoalaBear5[][] columns, bool isExtension, int capHeight);

    /// <summary>The fields of a root, each as an element, for a message that may be tampered with.</summary>
    public abstract KoalaBear5[] RootFields(byte[] root);
}

using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>Collects the hints of a circuit, list by list in the order in which the circuit created them.</summary>
internal sealed class HintLists
{
    private readonly List<List<KoalaBear>> _lists = [];

    /// <summary>Begins the next list.</summary>
    public HintLists Next()
    {
        _lists.Add([]);
        return this;
    }

    public HintLists Add(KoalaBear element)
    {
        _lists[^1].Add(element);
        return this;
    }

    public HintLists Add(ReadOnlySpan<KoalaBear> elements)
    {
        foreach (KoalaBear element in elements)
            _lists[^1].Add(element);
        return this;
    }

    public HintLists Add(in Digest digest) => Add(digest.Elements);

    /// <summary>Two bytes for each element.</summary>
    public HintLists AddLimbs(ReadOnlySpan<byte> bytes)
    {
        for (int position = 0; position < bytes.Length; position += sizeof(ushort))
            Add(KoalaBear.FromCanonical(BinaryPrimitives.ReadUInt16LittleEndian(bytes[position..])));
        return this;
    }

    /// <summary>The elements of a proof.</summary>
    /// <exception cref="UnprovableException">The bytes are not elements.</exception>
    public HintLists AddProof(ReadOnlySpan<byte> proof)
    {
        if (proof.Length % KoalaBear.EncodedBytes != 0)
            throw new UnprovableException(nameof(Protocol.Check.ProofLength));
        for (int position = 0; position < proof.Length; position += KoalaBear.EncodedBytes)
        {
            if (!KoalaBear.TryRead(proof[position..], out KoalaBear element))
                throw new UnprovableException(nameof(Protocol.Check.CanonicalElement));
            Add(element);
        }

        return this;
    }

    /// <summary>The two lists of <see cref="ChildProof"/>: the proof; the key, its index, and its path.</summary>
    public HintLists AddChild(CircuitKind circuit, ReadOnlySpan<byte> proof)
    {
        Next().AddProof(proof);
        Next().Add(CircuitKeys.Get(circuit)).Add(KoalaBear.FromCanonical((uint)circuit));
        foreach (Digest sibling in CircuitKeys.Path(circuit))
            Add(sibling);
        return this;
    }

    public IReadOnlyList<ReadOnlyMemory<KoalaBear>> ToMemory() =>
        [.. _lists.Select(list => (ReadOnlyMemory<KoalaBear>)list.ToArray())];
}

using Nullius.Fields;
using Nullius.Hashing;
using Xunit;

namespace Nullius.Engine.Tests.Reference;

/// <summary>The Poseidon2 suite: Spec §2, §4.1.</summary>
internal sealed class Poseidon2ReferenceChannel : ReferenceChannel
{
    private readonly ReferenceTranscript _transcript = new("nullius/v1"u8);

    public override void Begin(IReadOnlyList<uint> parameters, byte[] preprocessedRoot)
    {
        _transcript.Absorb([.. parameters.Select(KoalaBear.FromCanonical)]);
        if (preprocessedRoot.Length > 0)
            _transcript.Absorb(Elements(preprocessedRoot));
    }

    public override void Absorb(KoalaBear[] message) => _transcript.Absorb(message);

    public override void Send(KoalaBear5[] message, ReferenceMessage kind)
    {
        bool isExtension = kind == ReferenceMessage.Extension;
        KoalaBear[] elements = [.. message.SelectMany(element => Enumerable.Range(0, isExtension ? 5 : 1).Select(index => element[index]))];
        if (isExtension)
            _transcript.AbsorbExtension(message);
        else
            _transcript.Absorb(elements);
        Proof.AddRange(Bytes(elements));
    }

    public override KoalaBear5 Challenge() => _transcript.Challenge();

    public override void Work(int bits) => Work(bits, _ => true);

    public override int[] Queries(int workBits, int count, int logDomain)
    {
        uint[] Draw(ReferenceTranscript sponge) => [.. Enumerable.Range(0, count).Select(_ => sponge.Sample().ToCanonical())];
        Work(workBits, sponge => Draw(sponge).All(value => value != KoalaBear.Modulus - 1));
        return [.. Draw(_transcript).Select(value => (int)(value % (1u << logDomain)))];
    }

    public override ReferenceTree Hash(KoalaBear5[][] columns, bool isExtension, int capHeight)
    {
        Assert.Equal(0, capHeight);
        int coefficients = isExtension ? 5 : 1;
        var leaves = new byte[columns[0].Length][];
        for (int row = 0; row < leaves.Length; row++)
        {
            var leaf = new KoalaBear[coefficients * columns.Length];
            for (int index = 0; index < leaf.Length; index++)
                leaf[index] = columns[index % columns.Length][row][index / columns.Length];
            leaves[row] = Bytes(leaf);
        }

        return new ReferenceTree(leaves, leaf => Poseidon2Hash.HashLeaf(Elements(leaf)).ToArray(), Compress, 0);
    }

    public override KoalaBear5[] RootFields(byte[] root) => [.. Elements(root).Select(KoalaBear5.FromBase)];

    private static byte[] Compress(byte[] left, byte[] right) => Poseidon2Hash.Compress(new Digest(Elements(left)), new Digest(Elements(right))).ToArray();

    private static byte[] Bytes(IEnumerable<KoalaBear> elements) => [.. elements.SelectMany(element => BitConverter.GetBytes(element.ToCanonical()))];

    private static KoalaBear[] Elements(byte[] bytes) => [.. bytes.Chunk(4).Select(chunk => KoalaBear.FromCanonical(BitConverter.ToUInt32(chunk)))];

    private void Work(int bits, Func<ReferenceTranscript, bool> accept)
    {
        if (bits == 0)
            return;
        for (uint nonce = 0; ; nonce++)
        {
            ReferenceTranscript candidate = _transcript.Clone();
            candidate.Absorb([KoalaBear.FromCanonical(nonce)]);
            uint work = candidate.WorkElement.ToCanonical();
            if (work == KoalaBear.Modulus - 1 || work % (1u << bits) != 0 || !accept(candidate))
                continue;
            Send([KoalaBear5.FromCanonical(nonce)], ReferenceMessage.Base);
            return;
        }
    }
}

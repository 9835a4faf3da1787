using System.Numerics;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Engine.Tests.Reference;

/// <summary>The Keccak suite: Spec §10.</summary>
internal sealed class KeccakReferenceChannel : ReferenceChannel
{
    /// <summary>W and R of Spec §10.1.3.</summary>
    private static readonly KoalaBear5 InverseRoot = KoalaBear5.Root.Inverse();
    private static readonly KoalaBear Factor = -KoalaBear.FromCanonical(2).Pow(40);

    private byte[] _state = [];
    private bool _isFresh;

    public override void Begin(IReadOnlyList<uint> parameters, byte[] preprocessedRoot)
    {
        byte[] key = Keccak256.Hash([.. parameters.SelectMany(value => BigEndian(value, 4)), .. preprocessedRoot]);
        (_state, _isFresh) = (Keccak256.Hash([.. "nullius/v1/evm"u8, .. key]), true);
    }

    public override void Absorb(KoalaBear[] message) => AbsorbBytes([.. message.SelectMany(element => BigEndian(element.ToCanonical(), 4))]);

    public override void Send(KoalaBear5[] message, ReferenceMessage kind)
    {
        byte[] bytes =
        [
            .. message.SelectMany(element => kind switch
            {
                ReferenceMessage.Extension => Encode(element),
                ReferenceMessage.Base => BigEndian(element.C0.ToCanonical(), 4),
                _ => BigEndian(element.C0.ToCanonical() % (1 << 16), 2),
            }),
        ];
        AbsorbBytes(bytes);
        Proof.AddRange(bytes);
    }

    public override KoalaBear5 Challenge()
    {
        BigInteger s = Draw();
        KoalaBear5 challenge = KoalaBear5.Zero;
        for (int i = 0; i < 5; i++)
        {
            BigInteger t = (s >> (51 * i)) % (BigInteger.One << 51), low = t % (1 << 24);
            challenge += InverseRoot.Pow((ulong)i) * KoalaBear.FromCanonical((uint)(((127 * low) + (t >> 24)) % KoalaBear.Modulus));
        }

        return challenge * Factor.Inverse();
    }

    public override void Work(int bits)
    {
        if (bits == 0)
            return;
        ulong nonce = 0;
        while (Integer(Keccak256.Hash([.. _state, .. BigEndian(nonce, 8)])) >> (256 - bits) != 0)
            nonce++;
        byte[] bytes = BigEndian(nonce, 8);
        AbsorbBytes(bytes);
        Proof.AddRange(bytes);
        Draw();
    }

    public override int[] Queries(int workBits, int count, int logDomain)
    {
        Work(workBits);
        var indices = new List<int>();
        while (indices.Count < count)
        {
            BigInteger s = Draw();
            for (int j = 0; j < 10; j++)
                indices.Add((int)((s >> (25 * j)) % (1 << logDomain)));
        }

        return [.. indices.Take(count)];
    }

    public override ReferenceTree Hash(KoalaBear5[][] columns, bool isExtension, int capHeight)
    {
        int elementBytes = isExtension ? 20 : 4;
        var leaves = new byte[columns[0].Length][];
        for (int row = 0; row < leaves.Length; row++)
        {
            leaves[row] = new byte[columns.Length * elementBytes];
            for (int index = 0; index < columns.Length; index++)
            {
                KoalaBear5 element = columns[index][row];
                byte[] bytes = isExtension ? Encode(element) : BigEndian(element.C0.ToCanonical(), 4);
                bytes.CopyTo(leaves[row], index * elementBytes);
            }
        }

        return new ReferenceTree(leaves, leaf => Keccak256.Hash(leaf), (left, right) => Keccak256.Hash([.. left, .. right]), capHeight);
    }

    public override KoalaBear5[] RootFields(byte[] root) => [.. root.Chunk(2).Select(pair => KoalaBear5.FromCanonical((uint)Integer(pair)))];

    private static byte[] Encode(KoalaBear5 element)
    {
        KoalaBear5 scaled = element * Factor;
        (KoalaBear c0, KoalaBear c1, KoalaBear c2, KoalaBear c3, KoalaBear c4) = (scaled.C0, scaled.C1, scaled.C2, scaled.C3, scaled.C4);
        KoalaBear[] lanes = [c0 - c3, c4 - c2, c3 - c1 + c4, c2, c1 - c4];
        return BigEndian(lanes.Select((lane, i) => (BigInteger)lane.ToCanonical() << (32 * i)).Aggregate(BigInteger.Add), 20);
    }

    private static byte[] BigEndian(BigInteger value, int length)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static BigInteger Integer(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private void AbsorbBytes(byte[] message)
    {
        if (message.Length > 0)
            (_state, _isFresh) = (Keccak256.Hash([.. _state, .. message]), true);
    }

    private BigInteger Draw()
    {
        if (!_isFresh)
            _state = Keccak256.Hash(_state);
        _isFresh = false;
        return Integer(_state);
    }
}

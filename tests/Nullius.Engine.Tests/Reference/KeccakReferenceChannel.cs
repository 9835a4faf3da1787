using System.Buffers.Binary;
using System.Numerics;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Engine.Tests.Reference;

/// <summary>The Keccak suite: Spec §10.</summary>
internal sealed class KeccakReferenceChannel : ReferenceChannel
{
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
        return KoalaBear5.FromCoefficients(
            [.. Enumerable.Range(0, 5).Select(i => KoalaBear.FromCanonical((uint)((s >> (51 * i)) % (BigInteger.One << 51) % KoalaBear.Modulus)))]);
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
                for (int i = 0; i < elementBytes / 4; i++)
                {
                    // c_i is the digit i of a big-endian number to the base 2^32.
                    Span<byte> digit = leaves[row].AsSpan(((index + 1) * elementBytes) - (4 * (i + 1)));
                    BinaryPrimitives.WriteUInt32BigEndian(digit, columns[index][row][i].ToCanonical());
                }
            }
        }

        return new ReferenceTree(leaves, leaf => Keccak256.Hash(leaf), (left, right) => Keccak256.Hash([.. left, .. right]), capHeight);
    }

    public override KoalaBear5[] RootFields(byte[] root) => [.. root.Chunk(2).Select(pair => KoalaBear5.FromCanonical((uint)Integer(pair)))];

    private static byte[] Encode(KoalaBear5 element) =>
        BigEndian(Enumerable.Range(0, 5).Aggregate(BigInteger.Zero, (sum, i) => sum + ((BigInteger)element[i].ToCanonical() << (32 * i))), 20);

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

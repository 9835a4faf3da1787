using System.Buffers.Binary;
using Nullius.Fields;

namespace Nullius.Contracts.Tests.Support;

/// <summary>Reads the numbers of a program (Spec §10.6).</summary>
internal sealed class ProgramReader(byte[] program)
{
    private int _position;

    public bool IsAtEnd => _position == program.Length;

    public int Next(int bytes)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        number.Clear();
        program.AsSpan(_position, bytes).CopyTo(number[^bytes..]);
        _position += bytes;
        return BinaryPrimitives.ReadInt32BigEndian(number);
    }

    public byte[] Bytes(int count)
    {
        _position += count;
        return program[(_position - count).._position];
    }

    /// <summary>The element whose lane 0 is a constant of the tape.</summary>
    public KoalaBear5 Constant()
    {
        Assert.True(KoalaBear.TryReadBigEndian(Bytes(4), out KoalaBear lane));
        return KoalaBear5.FromLanes([lane, KoalaBear.Zero, KoalaBear.Zero, KoalaBear.Zero, KoalaBear.Zero]);
    }
}

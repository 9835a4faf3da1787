using System.Buffers;
using System.Buffers.Binary;

namespace Nullius.Contracts;

/// <summary>Writes the big-endian numbers of a program (Spec §10.6) and refuses those that do not fit their bytes.</summary>
internal sealed class ProgramWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Bytes so far.</summary>
    public int Length => _buffer.WrittenCount;

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public void Write(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="bytes">Its length, 1 to 4 bytes.</param>
    /// <param name="name">What it is, for the message.</param>
    /// <exception cref="ArgumentException">It is negative or too large.</exception>
    public void Write(long value, int bytes, string name)
    {
        if (value < 0 || value >> (8 * bytes) != 0)
            throw new ArgumentException($"{name}: {value} does not fit {bytes} bytes", nameof(value));
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, value);
        _buffer.Write(number[^bytes..]);
    }
}

using System.Buffers.Binary;

namespace Nullius.Fuzz;

/// <summary>Small valid executables as seeds.</summary>
internal static class MinimalElf
{
    private const int HeaderBytes = 64;
    private const int SegmentHeaderBytes = 56;
    private const ulong FirstAddress = 0x10000;

    /// <summary>A program of a few instructions.</summary>
    public static byte[] Build(params ReadOnlySpan<uint> code)
    {
        byte[] file = Build(1);
        int contents = HeaderBytes + SegmentHeaderBytes;
        Array.Resize(ref file, contents + 4 * code.Length);
        Write(file, HeaderBytes + 32, 8, (ulong)(4 * code.Length));
        Write(file, HeaderBytes + 40, 8, (ulong)(4 * code.Length));
        for (int index = 0; index < code.Length; index++)
            Write(file, contents + 4 * index, 4, code[index]);
        return file;
    }

    /// <summary>A program of some segments of two instructions each.</summary>
    public static byte[] Build(int segments)
    {
        int contents = HeaderBytes + segments * SegmentHeaderBytes;
        var file = new byte[contents + 8 * segments];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(file);
        Write(file, 16, 2, 2);
        Write(file, 18, 2, 243);
        Write(file, 20, 4, 1);
        Write(file, 24, 8, FirstAddress);
        Write(file, 32, 8, HeaderBytes);
        Write(file, 52, 2, HeaderBytes);
        Write(file, 54, 2, SegmentHeaderBytes);
        Write(file, 56, 2, (ulong)segments);
        for (int index = 0; index < segments; index++)
        {
            int header = HeaderBytes + index * SegmentHeaderBytes;
            ulong address = FirstAddress + ((ulong)index << 20);
            Write(file, header, 4, 1);
            Write(file, header + 4, 4, 5);
            Write(file, header + 8, 8, (ulong)(contents + 8 * index));
            Write(file, header + 16, 8, address);
            Write(file, header + 24, 8, address);
            Write(file, header + 32, 8, 8);
            Write(file, header + 40, 8, 8);
            Write(file, header + 48, 8, 1);
            Write(file, contents + 8 * index, 8, 0x0000007300000013);
        }

        return file;
    }

    private static void Write(byte[] file, int offset, int width, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        bytes[..width].CopyTo(file.AsSpan(offset));
    }
}

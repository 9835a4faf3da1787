using System.Buffers.Binary;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>Writes a minimal executable with one code segment.</summary>
internal static class TestElf
{
    public const ulong Address = 0x10000;

    private const int HeaderBytes = 64 + 56;

    /// <summary>addi rd, rs1, immediate.</summary>
    public static uint AddImmediate(int rd, int rs1, int immediate) => ((uint)immediate << 20) | ((uint)rs1 << 15) | ((uint)rd << 7) | 0x13;

    public static byte[] Build(params ReadOnlySpan<uint> code)
    {
        var file = new byte[HeaderBytes + 4 * code.Length];
        Span<byte> bytes = file;
        "\u007fELF"u8.CopyTo(bytes);
        bytes[4] = 2; // 64 bits
        bytes[5] = 1; // little-endian
        bytes[6] = 1;
        Write16(bytes, 16, 2); // executable
        Write16(bytes, 18, 243); // RISC-V
        Write32(bytes, 20, 1);
        Write64(bytes, 24, Address);
        Write64(bytes, 32, 64);
        Write16(bytes, 52, 64);
        Write16(bytes, 54, 56);
        Write16(bytes, 56, 1);
        Span<byte> header = bytes[64..];
        Write32(header, 0, 1); // load
        Write32(header, 4, 5); // read, execute
        Write64(header, 8, HeaderBytes);
        Write64(header, 16, Address);
        Write64(header, 24, Address);
        Write64(header, 32, (ulong)(4 * code.Length));
        Write64(header, 40, (ulong)(4 * code.Length));
        Write64(header, 48, 4);
        for (int index = 0; index < code.Length; index++)
            Write32(bytes, HeaderBytes + 4 * index, code[index]);
        return file;
    }

    public static byte[] With(byte[] file, int offset, byte value)
    {
        byte[] copy = [.. file];
        copy[offset] = value;
        return copy;
    }

    private static void Write16(Span<byte> bytes, int offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[offset..], value);

    private static void Write32(Span<byte> bytes, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[offset..], value);

    private static void Write64(Span<byte> bytes, int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes[offset..], value);
}

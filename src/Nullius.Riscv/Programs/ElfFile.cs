using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Nullius.Riscv;

/// <summary>A static RV64IM executable in the ELF format.</summary>
/// <remarks>
/// The file is untrusted: each field is checked before it is used, and nothing is allocated by the file's word beyond its own size.
/// </remarks>
public sealed class ElfFile
{
    private const int HeaderBytes = 64;
    private const int ProgramHeaderBytes = 56;
    private const uint SegmentLoad = 1;
    private const uint SegmentDynamic = 2;
    private const uint SegmentInterpreter = 3;

    private ElfFile(ulong entryPoint, IReadOnlyList<ElfSegment> segments, SymbolTable symbols)
    {
        EntryPoint = entryPoint;
        Segments = segments;
        Symbols = symbols;
    }

    /// <summary>Address of the first instruction.</summary>
    public ulong EntryPoint { get; }

    /// <summary>The loadable segments in order of their addresses.</summary>
    public IReadOnlyList<ElfSegment> Segments { get; }

    /// <summary>The functions' names; empty for a stripped file.</summary>
    public SymbolTable Symbols { get; }

    /// <summary>Reads a user program: its segments lie below <see cref="MachineLayout.ImageEnd"/>.</summary>
    /// <exception cref="ProgramFormatException">The file is no such program.</exception>
    public static ElfFile Load(ReadOnlyMemory<byte> file) => Load(file, 0, MachineLayout.ImageEnd);

    /// <summary>Reads a user program without throwing.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="elf">The program if the result is true.</param>
    /// <param name="reason">One sentence that says what is wrong if the result is false.</param>
    public static bool TryLoad(ReadOnlyMemory<byte> file, [NotNullWhen(true)] out ElfFile? elf, [NotNullWhen(false)] out string? reason)
    {
        try
        {
            elf = Load(file);
            reason = null;
            return true;
        }
        catch (ProgramFormatException exception)
        {
            elf = null;
            reason = exception.Message;
            return false;
        }
    }

    /// <summary>Reads a program whose segments lie in [<paramref name="lowest"/>, <paramref name="end"/>).</summary>
    internal static ElfFile Load(ReadOnlyMemory<byte> file, ulong lowest, ulong end)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        CheckIdentity(bytes);
        ulong entryPoint = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        List<ElfSegment> segments = ReadSegments(file, lowest, end);
        if (entryPoint % 4 != 0)
            throw new ProgramFormatException($"The entry point 0x{entryPoint:x} is not a multiple of 4.");
        if (!segments.Exists(segment => segment.IsExecutable && segment.Address <= entryPoint && entryPoint < segment.End))
            throw new ProgramFormatException($"The entry point 0x{entryPoint:x} lies in no executable segment.");
        return new ElfFile(entryPoint, segments, ElfSymbols.Read(bytes));
    }

    private static void CheckIdentity(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || !bytes[..4].SequenceEqual("\u007fELF"u8))
            throw new ProgramFormatException("The file is not an ELF file.");
        if (bytes.Length < HeaderBytes)
            throw new ProgramFormatException("The ELF file ends within its header.");
        if (bytes[4] != 2)
            throw new ProgramFormatException("The ELF file is not a 64-bit one.");
        if (bytes[5] != 1)
            throw new ProgramFormatException("The ELF file is not little-endian.");
        if (bytes[6] != 1 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]) != 1)
            throw new ProgramFormatException("The ELF file has an unknown version.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]) != 243)
            throw new ProgramFormatException("The ELF file is not for RISC-V.");
        ushort type = BinaryPrimitives.ReadUInt16LittleEndian(bytes[16..]);
        if (type == 3)
            throw new ProgramFormatException("The program is position-independent: link it statically at fixed addresses (ET_EXEC).");
        if (type != 2)
            throw new ProgramFormatException("The ELF file is not an executable.");
        CheckFlags(BinaryPrimitives.ReadUInt32LittleEndian(bytes[48..]));
    }

    private static void CheckFlags(uint flags)
    {
        if ((flags & 0x1) != 0)
            throw new ProgramFormatException("The program uses compressed instructions: build it for rv64im.");
        if ((flags & 0x6) != 0)
            throw new ProgramFormatException("The program uses a floating-point calling convention: build it for rv64im with lp64.");
        if ((flags & ~0x7u) != 0)
            throw new ProgramFormatException("The program uses a calling convention other than lp64.");
    }

    private static List<ElfSegment> ReadSegments(ReadOnlyMemory<byte> file, ulong lowest, ulong end)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        ulong tableOffset = BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[56..]);
        if (count == 0)
            throw new ProgramFormatException("The ELF file has no program headers.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[54..]) != ProgramHeaderBytes)
            throw new ProgramFormatException("The ELF file has program headers of an unknown size.");
        if (!IsWithin(tableOffset, (ulong)count * ProgramHeaderBytes, bytes.Length))
            throw new ProgramFormatException("The ELF file ends within its program headers.");
        var segments = new List<ElfSegment>();
        for (int index = 0; index < count; index++)
        {
            ReadOnlySpan<byte> header = bytes.Slice((int)tableOffset + index * ProgramHeaderBytes, ProgramHeaderBytes);
            uint type = BinaryPrimitives.ReadUInt32LittleEndian(header);
            if (type is SegmentDynamic or SegmentInterpreter)
                throw new ProgramFormatException("The program is dynamically linked: link it statically.");
            if (type == SegmentLoad && BinaryPrimitives.ReadUInt64LittleEndian(header[40..]) != 0)
                segments.Add(ReadSegment(file, header, lowest, end));
        }

        segments.Sort((left, right) => left.Address.CompareTo(right.Address));
        for (int index = 1; index < segments.Count; index++)
        {
            if (segments[index].Address < segments[index - 1].End)
                throw new ProgramFormatException($"Two segments overlap at 0x{segments[index].Address:x}.");
        }

        return segments;
    }

    private static ElfSegment ReadSegment(ReadOnlyMemory<byte> file, ReadOnlySpan<byte> header, ulong lowest, ulong end)
    {
        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
        ulong address = BinaryPrimitives.ReadUInt64LittleEndian(header[16..]);
        ulong fileBytes = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
        ulong memoryBytes = BinaryPrimitives.ReadUInt64LittleEndian(header[40..]);
        if (fileBytes > memoryBytes)
            throw new ProgramFormatException($"The segment at 0x{address:x} has more bytes in the file than in memory.");
        if (!IsWithin(offset, fileBytes, file.Length))
            throw new ProgramFormatException($"The ELF file ends within the segment at 0x{address:x}.");
        // Spec §5.3.4.
        if (address < lowest || address >= end || memoryBytes > end - address)
            throw new ProgramFormatException($"The segment at 0x{address:x} does not lie within 0x{lowest:x} to 0x{end:x}.");
        return new ElfSegment(address, memoryBytes, file.Slice((int)offset, (int)fileBytes), (flags & 1) != 0);
    }

    private static bool IsWithin(ulong offset, ulong count, int length) => offset <= (ulong)length && count <= (ulong)length - offset;
}

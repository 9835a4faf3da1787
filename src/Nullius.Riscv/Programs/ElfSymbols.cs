using System.Buffers.Binary;
using System.Text;

namespace Nullius.Riscv;

/// <summary>Reads the symbol table of an ELF file. A damaged table yields no symbols: they serve messages only.</summary>
internal static class ElfSymbols
{
    private const int SectionHeaderBytes = 64;
    private const int SymbolBytes = 24;
    private const uint SectionSymbols = 2;
    private const int NameBytesMax = 512;

    public static SymbolTable Read(ReadOnlySpan<byte> file)
    {
        ulong tableOffset = BinaryPrimitives.ReadUInt64LittleEndian(file[40..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file[60..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(file[58..]) != SectionHeaderBytes
            || !TrySlice(file, tableOffset, (ulong)count * SectionHeaderBytes, out ReadOnlySpan<byte> sections))
            return SymbolTable.Empty;
        for (int index = 0; index < count; index++)
        {
            ReadOnlySpan<byte> section = sections.Slice(index * SectionHeaderBytes, SectionHeaderBytes);
            if (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]) != SectionSymbols)
                continue;
            uint nameSection = BinaryPrimitives.ReadUInt32LittleEndian(section[40..]);
            if (nameSection >= (uint)count
                || !TryContents(file, section, out ReadOnlySpan<byte> symbols)
                || !TryContents(file, sections.Slice((int)nameSection * SectionHeaderBytes, SectionHeaderBytes), out ReadOnlySpan<byte> names))
                return SymbolTable.Empty;
            return ReadSymbols(symbols, names);
        }

        return SymbolTable.Empty;
    }

    private static SymbolTable ReadSymbols(ReadOnlySpan<byte> symbols, ReadOnlySpan<byte> names)
    {
        var result = new List<Symbol>();
        for (int offset = 0; offset + SymbolBytes <= symbols.Length; offset += SymbolBytes)
        {
            ReadOnlySpan<byte> symbol = symbols.Slice(offset, SymbolBytes);
            uint nameOffset = BinaryPrimitives.ReadUInt32LittleEndian(symbol);
            ulong address = BinaryPrimitives.ReadUInt64LittleEndian(symbol[8..]);
            ulong bytes = BinaryPrimitives.ReadUInt64LittleEndian(symbol[16..]);
            bool isDefined = BinaryPrimitives.ReadUInt16LittleEndian(symbol[6..]) is > 0 and < 0xFF00;
            // Functions, and the untyped labels of assembler sources.
            bool isCode = (symbol[4] & 15) is 2 or 0;
            if (!isDefined || !isCode || nameOffset >= (uint)names.Length)
                continue;
            ReadOnlySpan<byte> name = names[(int)nameOffset..];
            int end = name.IndexOf((byte)0);
            // Names that begin with $ mark code and data for disassemblers.
            if (end is > 0 and <= NameBytesMax && name[0] != '$')
                result.Add(new Symbol(address, bytes, Encoding.UTF8.GetString(name[..end])));
        }

        return new SymbolTable(result);
    }

    private static bool TryContents(ReadOnlySpan<byte> file, ReadOnlySpan<byte> section, out ReadOnlySpan<byte> contents) =>
        TrySlice(file, BinaryPrimitives.ReadUInt64LittleEndian(section[24..]), BinaryPrimitives.ReadUInt64LittleEndian(section[32..]), out contents);

    private static bool TrySlice(ReadOnlySpan<byte> file, ulong offset, ulong count, out ReadOnlySpan<byte> slice)
    {
        bool fits = offset <= (ulong)file.Length && count <= (ulong)file.Length - offset;
        slice = fits ? file.Slice((int)offset, (int)count) : default;
        return fits;
    }
}

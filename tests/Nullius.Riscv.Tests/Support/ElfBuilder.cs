using System.Buffers.Binary;
using System.Text;

namespace Nullius.Riscv.Tests;

/// <summary>Writes ELF files, well-formed ones and others.</summary>
internal sealed class ElfBuilder
{
    public const ulong CodeAddress = 0x10000;

    private readonly List<(ulong Address, byte[] Contents, ulong MemoryBytes, uint Flags, uint Type)> segments = [];
    private readonly List<(string Name, ulong Address, ulong Bytes)> symbols = [];

    public ulong EntryPoint { get; set; } = CodeAddress;

    /// <summary>Places segments in the file so that a loader can map them: offsets and addresses agree modulo 4096.</summary>
    public bool IsMappable { get; set; }

    public ElfBuilder Code(IEnumerable<uint> words, ulong address = CodeAddress) => Segment(address, [.. words.SelectMany(BitConverter.GetBytes)], flags: 5);

    public ElfBuilder Segment(ulong address, byte[] contents, ulong? memoryBytes = null, uint flags = 6, uint type = 1)
    {
        segments.Add((address, contents, memoryBytes ?? (ulong)contents.Length, flags, type));
        return this;
    }

    public ElfBuilder Symbol(string name, ulong address, ulong bytes)
    {
        symbols.Add((name, address, bytes));
        return this;
    }

    public ProgramImage ToImage(KernelImage? kernel = null) => ProgramImage.Create(ElfFile.Load(ToBytes()), kernel ?? KernelImage.Default);

    public byte[] ToBytes()
    {
        var file = new MemoryStream();
        file.Write(new byte[64 + 56 * segments.Count]);
        var headers = new List<byte[]>();
        foreach (var (address, contents, memoryBytes, flags, type) in segments)
        {
            var header = new byte[56];
            if (IsMappable)
                file.Write(new byte[((long)(address % 4096) - file.Position % 4096 + 4096) % 4096]);
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(48), IsMappable ? 4096UL : 1);
            BinaryPrimitives.WriteUInt32LittleEndian(header, type);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), flags);
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(8), (ulong)file.Position);
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(16), address);
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(32), (ulong)contents.Length);
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(40), memoryBytes);
            headers.Add(header);
            file.Write(contents);
        }

        ulong sectionTable = WriteSymbols(file);
        byte[] bytes = file.ToArray();
        for (int index = 0; index < headers.Count; index++)
            headers[index].CopyTo(bytes, 64 + 56 * index);
        WriteHeader(bytes, sectionTable);
        return bytes;
    }

    private void WriteHeader(Span<byte> bytes, ulong sectionTable)
    {
        "\u007fELF"u8.CopyTo(bytes);
        bytes[4] = 2;
        bytes[5] = 1;
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[16..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[18..], 243);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[20..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], EntryPoint);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[32..], 64);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[40..], sectionTable);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[52..], 64);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[54..], 56);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[56..], (ushort)segments.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[58..], (ushort)(sectionTable == 0 ? 0 : 64));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[60..], (ushort)(sectionTable == 0 ? 0 : 3));
    }

    private ulong WriteSymbols(MemoryStream file)
    {
        if (symbols.Count == 0)
            return 0;
        var names = new MemoryStream();
        names.WriteByte(0);
        var table = new byte[24 * (symbols.Count + 1)];
        for (int index = 0; index < symbols.Count; index++)
        {
            Span<byte> symbol = table.AsSpan(24 * (index + 1), 24);
            BinaryPrimitives.WriteUInt32LittleEndian(symbol, (uint)names.Position);
            symbol[4] = 2;
            BinaryPrimitives.WriteUInt16LittleEndian(symbol[6..], 1);
            BinaryPrimitives.WriteUInt64LittleEndian(symbol[8..], symbols[index].Address);
            BinaryPrimitives.WriteUInt64LittleEndian(symbol[16..], symbols[index].Bytes);
            names.Write(Encoding.UTF8.GetBytes(symbols[index].Name + "\0"));
        }

        var sections = new byte[64 * 3];
        WriteSection(sections.AsSpan(64), type: 2, (ulong)file.Position, (ulong)table.Length, link: 2);
        file.Write(table);
        WriteSection(sections.AsSpan(128), type: 3, (ulong)file.Position, (ulong)names.Length, link: 0);
        file.Write(names.ToArray());
        ulong position = (ulong)file.Position;
        file.Write(sections);
        return position;
    }

    private static void WriteSection(Span<byte> section, uint type, ulong offset, ulong bytes, uint link)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(section[4..], type);
        BinaryPrimitives.WriteUInt64LittleEndian(section[24..], offset);
        BinaryPrimitives.WriteUInt64LittleEndian(section[32..], bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(section[40..], link);
    }
}

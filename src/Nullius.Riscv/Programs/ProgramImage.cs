using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Nullius.Riscv;

/// <summary>The initial memory of a program: user segments, kernel and entry point. Spec §5.5.2. Immutable and safe to share.</summary>
public sealed class ProgramImage
{
    private const int InstructionsPerChunk = SparseMemory.ChunkBytes / 4;

    private static readonly Instruction[] NoInstructions = BuildNoInstructions();

    private readonly uint[] pageIndices;
    private readonly byte[] pageBytes;
    private readonly HashSet<int> chunksWithContent;
    private readonly ConcurrentDictionary<int, Instruction[]> decoded = new();

    private ProgramImage(SparseMemory memory, ulong entryPoint, SymbolTable symbols)
    {
        Memory = memory.TakeSnapshot();
        EntryPoint = entryPoint;
        Symbols = symbols;
        pageIndices = [.. Memory.EnumeratePages()];
        pageBytes = new byte[(long)pageIndices.Length * MachineLayout.PageBytes];
        Span<ulong> page = stackalloc ulong[MachineLayout.PageDwords];
        for (int index = 0; index < pageIndices.Length; index++)
        {
            Memory.CopyPage(pageIndices[index], page);
            MemoryMarshal.AsBytes(page).CopyTo(pageBytes.AsSpan(index * MachineLayout.PageBytes));
        }

        chunksWithContent = [.. pageIndices.Select(page => (int)(page / (SparseMemory.ChunkBytes / MachineLayout.PageBytes)))];
    }

    /// <summary>The initial memory.</summary>
    public MemorySnapshot Memory { get; }

    /// <summary>Where the kernel starts the program.</summary>
    public ulong EntryPoint { get; }

    /// <summary>Names of the program's and the kernel's functions as far as they are known.</summary>
    public SymbolTable Symbols { get; }

    /// <summary>The indices of the pages that are not all zero, ascending.</summary>
    public ReadOnlySpan<uint> PageIndices => pageIndices;

    /// <summary>The 32 bytes of the page at a position of <see cref="PageIndices"/>.</summary>
    public ReadOnlySpan<byte> PageContents(int position) => pageBytes.AsSpan(position * MachineLayout.PageBytes, MachineLayout.PageBytes);

    /// <summary>Builds the image of an ELF file with the machine's own kernel.</summary>
    /// <exception cref="ProgramFormatException">The file is no program.</exception>
    public static ProgramImage Load(ReadOnlyMemory<byte> elfFile) => Create(ElfFile.Load(elfFile), KernelImage.Default);

    /// <summary>Builds the image of a program with a kernel.</summary>
    public static ProgramImage Create(ElfFile program, KernelImage kernel)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(kernel);
        var memory = new SparseMemory(MemorySnapshot.Empty);
        foreach (ElfSegment segment in program.Segments)
            Store(memory, segment.Address, segment.Contents.Span);
        Store(memory, MachineLayout.Kernel, kernel.Contents.Span);
        memory.UpdateDword((uint)(MachineLayout.EntryPoint >> 3), ulong.MaxValue, program.EntryPoint);
        return new ProgramImage(memory, program.EntryPoint, program.Symbols.Union(kernel.Symbols));
    }

    /// <summary>The decoded instructions of the chunk of code that holds an address, by (address mod chunk size) / 4.</summary>
    internal Instruction[] DecodeChunk(int chunkIndex) =>
        chunksWithContent.Contains(chunkIndex) ? decoded.GetOrAdd(chunkIndex, static (index, image) => image.Decode(index), this) : NoInstructions;

    /// <summary>The word that is fetched at a pc. Spec §5.2.2.</summary>
    public Instruction InstructionAt(ulong pc) => DecodeChunk((int)(pc >> SparseMemory.LogChunkBytes))[(int)(pc % SparseMemory.ChunkBytes) / 4];

    private static void Store(SparseMemory memory, ulong address, ReadOnlySpan<byte> contents)
    {
        Span<byte> buffer = stackalloc byte[8];
        while (!contents.IsEmpty)
        {
            int offset = (int)(address % 8);
            int count = Math.Min(8 - offset, contents.Length);
            buffer.Clear();
            contents[..count].CopyTo(buffer[offset..]);
            ulong value = BinaryPrimitives.ReadUInt64LittleEndian(buffer);
            // The bits are zero before: segments do not overlap.
            if (value != 0)
                memory.UpdateDword((uint)(address >> 3), value, value);
            contents = contents[count..];
            address += (ulong)count;
        }
    }

    private static Instruction[] BuildNoInstructions()
    {
        var instructions = new Instruction[InstructionsPerChunk];
        Array.Fill(instructions, Decoder.Decode(0, kernelMode: true));
        return instructions;
    }

    private Instruction[] Decode(int chunkIndex)
    {
        bool kernelMode = (ulong)chunkIndex << SparseMemory.LogChunkBytes >= MachineLayout.Kernel;
        var instructions = new Instruction[InstructionsPerChunk];
        uint firstDword = (uint)chunkIndex * SparseMemory.ChunkDwords;
        for (int index = 0; index < instructions.Length; index++)
        {
            ulong dword = Memory.ReadDword(firstDword + (uint)index / 2);
            instructions[index] = Decoder.Decode((uint)(dword >> (32 * (index & 1))), kernelMode);
        }

        return instructions;
    }
}

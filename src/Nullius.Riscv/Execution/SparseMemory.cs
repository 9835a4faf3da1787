namespace Nullius.Riscv;

/// <summary>The memory of 2^33 bytes, held in chunks that exist once they are written. Copies on write what snapshots share.</summary>
/// <remarks>
/// The chunk with the register file is always present and is never replaced, so that executors can hold on to it.
/// </remarks>
public sealed class SparseMemory
{
    /// <summary>Logarithm of the bytes of a chunk.</summary>
    internal const int LogChunkBytes = 14;

    /// <summary>Bytes of a chunk.</summary>
    internal const int ChunkBytes = 1 << LogChunkBytes;

    /// <summary>Dwords of a chunk.</summary>
    internal const int ChunkDwords = ChunkBytes / 8;

    private const int ChunkCount = (int)(MachineLayout.MemoryBytes >> LogChunkBytes);
    private const int RegisterChunk = ChunkCount - 1;

    private static readonly ulong[] ZeroChunk = new ulong[ChunkDwords];

    private readonly ulong[][] readable = new ulong[ChunkCount][];
    private readonly ulong[]?[] writable = new ulong[ChunkCount][];
    private readonly List<int> dirty = [];
    private readonly ulong[] registerChunk;
    private MemorySnapshot origin;

    /// <summary>Creates a memory in the state of a snapshot.</summary>
    public SparseMemory(MemorySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        origin = snapshot;
        Array.Fill(readable, ZeroChunk);
        for (int index = 0; index < snapshot.Chunks.Length; index++)
            readable[snapshot.ChunkIndices[index]] = snapshot.Chunks[index];
        registerChunk = MakeWritable(RegisterChunk);
        dirty.Clear();
    }

    /// <summary>The register file: 128 dwords, see <see cref="MachineLayout.Registers"/>.</summary>
    public Span<ulong> Registers => registerChunk.AsSpan(ChunkDwords - MachineLayout.RegisterSlots);

    /// <summary>For each chunk its contents; a shared chunk of zeros where nothing was written.</summary>
    internal ulong[][] Readable => readable;

    /// <summary>For each chunk its contents if it may be written in place, else null.</summary>
    internal ulong[]?[] Writable => writable;

    /// <summary>The chunk that ends with the register file.</summary>
    internal ulong[] RegisterFileChunk => registerChunk;

    /// <summary>Reads the dword at a dword address.</summary>
    public ulong ReadDword(uint dwordAddress) => readable[dwordAddress / ChunkDwords][dwordAddress % ChunkDwords];

    /// <summary>Replaces the bits of a dword that the mask selects.</summary>
    public void UpdateDword(uint dwordAddress, ulong mask, ulong bits)
    {
        ulong[] chunk = GetWritable((int)(dwordAddress / ChunkDwords));
        ref ulong dword = ref chunk[dwordAddress % ChunkDwords];
        dword = (dword & ~mask) | (bits & mask);
    }

    /// <summary>A chunk's contents, made writable if it is shared.</summary>
    internal ulong[] GetWritable(int chunkIndex) => writable[chunkIndex] ?? MakeWritable(chunkIndex);

    /// <summary>Copies bytes out of memory. The range must lie within memory.</summary>
    public void CopyTo(ulong address, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, MachineLayout.MemoryBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)destination.Length, MachineLayout.MemoryBytes - address);
        while (!destination.IsEmpty)
        {
            int offset = (int)(address % ChunkBytes);
            int count = Math.Min(destination.Length, ChunkBytes - offset);
            ReadOnlySpan<byte> chunk = System.Runtime.InteropServices.MemoryMarshal.AsBytes<ulong>(readable[address >> LogChunkBytes]);
            chunk.Slice(offset, count).CopyTo(destination);
            destination = destination[count..];
            address += (ulong)count;
        }
    }

    /// <summary>Freezes the present state. Costs time and memory by what was written since the last snapshot.</summary>
    public MemorySnapshot TakeSnapshot()
    {
        dirty.Sort();
        var indices = new int[dirty.Count + 1];
        var chunks = new ulong[dirty.Count + 1][];
        for (int index = 0; index < dirty.Count; index++)
        {
            indices[index] = dirty[index];
            chunks[index] = readable[dirty[index]];
            writable[dirty[index]] = null;
        }

        indices[^1] = RegisterChunk;
        chunks[^1] = [.. registerChunk];
        dirty.Clear();
        origin = origin.With(indices, chunks);
        return origin;
    }

    private ulong[] MakeWritable(int chunkIndex)
    {
        ulong[] copy = [.. readable[chunkIndex]];
        readable[chunkIndex] = copy;
        writable[chunkIndex] = copy;
        dirty.Add(chunkIndex);
        return copy;
    }
}

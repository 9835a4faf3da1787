namespace Nullius.Riscv;

/// <summary>An immutable state of memory. Snapshots share the chunks that did not change between them.</summary>
public sealed class MemorySnapshot
{
    /// <summary>The memory that is zero everywhere.</summary>
    public static readonly MemorySnapshot Empty = new([], []);

    private readonly int[] chunkIndices;
    private readonly ulong[][] chunks;

    internal MemorySnapshot(int[] chunkIndices, ulong[][] chunks)
    {
        this.chunkIndices = chunkIndices;
        this.chunks = chunks;
    }

    /// <summary>Indices of the chunks of <see cref="SparseMemory.ChunkBytes"/> bytes that are held, ascending.</summary>
    internal ReadOnlySpan<int> ChunkIndices => chunkIndices;

    /// <summary>The chunks in the order of <see cref="ChunkIndices"/>.</summary>
    internal ReadOnlySpan<ulong[]> Chunks => chunks;

    /// <summary>The dword at a dword address.</summary>
    public ulong ReadDword(uint dwordAddress) => ChunkOf(dwordAddress) is { } chunk ? chunk[dwordAddress % SparseMemory.ChunkDwords] : 0;

    /// <summary>Copies the four dwords of a page.</summary>
    public void CopyPage(uint pageIndex, Span<ulong> destination)
    {
        uint first = pageIndex * MachineLayout.PageDwords;
        if (ChunkOf(first) is { } chunk)
            chunk.AsSpan((int)(first % SparseMemory.ChunkDwords), MachineLayout.PageDwords).CopyTo(destination);
        else
            destination[..MachineLayout.PageDwords].Clear();
    }

    /// <summary>The indices of the pages that are not all zero, ascending.</summary>
    public IEnumerable<uint> EnumeratePages()
    {
        for (int index = 0; index < chunks.Length; index++)
        {
            uint firstPage = (uint)chunkIndices[index] * (SparseMemory.ChunkDwords / MachineLayout.PageDwords);
            for (int page = 0; page < SparseMemory.ChunkDwords / MachineLayout.PageDwords; page++)
            {
                if (chunks[index].AsSpan(page * MachineLayout.PageDwords, MachineLayout.PageDwords).ContainsAnyExcept(0UL))
                    yield return firstPage + (uint)page;
            }
        }
    }

    /// <summary>This state with some chunks replaced or added.</summary>
    /// <param name="changedIndices">Ascending indices of the changed chunks.</param>
    /// <param name="changedChunks">Their contents, which nobody writes to any more.</param>
    internal MemorySnapshot With(ReadOnlySpan<int> changedIndices, ReadOnlySpan<ulong[]> changedChunks)
    {
        var indices = new List<int>(chunkIndices.Length + changedIndices.Length);
        var contents = new List<ulong[]>(indices.Capacity);
        int old = 0;
        for (int changed = 0; changed < changedIndices.Length; changed++)
        {
            while (old < chunkIndices.Length && chunkIndices[old] < changedIndices[changed])
            {
                indices.Add(chunkIndices[old]);
                contents.Add(chunks[old++]);
            }

            if (old < chunkIndices.Length && chunkIndices[old] == changedIndices[changed])
                old++;
            indices.Add(changedIndices[changed]);
            contents.Add(changedChunks[changed]);
        }

        indices.AddRange(chunkIndices.AsSpan(old));
        contents.AddRange(chunks.AsSpan(old));
        return new MemorySnapshot([.. indices], [.. contents]);
    }

    private ulong[]? ChunkOf(uint dwordAddress)
    {
        int position = Array.BinarySearch(chunkIndices, (int)(dwordAddress / SparseMemory.ChunkDwords));
        return position >= 0 ? chunks[position] : null;
    }
}

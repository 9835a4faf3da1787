namespace Nullius.Riscv;

/// <summary>How often the instruction at each address was executed.</summary>
internal sealed class InstructionCounts
{
    private readonly Dictionary<int, long[]> countsByChunk = [];
    private long[] current = [];
    private int currentChunk = -1;

    /// <summary>Counts one execution.</summary>
    public void Add(ulong pc)
    {
        var chunk = (int)(pc >> SparseMemory.LogChunkBytes);
        if (chunk != currentChunk)
            Select(chunk);
        current[(int)(pc % SparseMemory.ChunkBytes) / 4]++;
    }

    /// <summary>The addresses that were executed, with their counts, in ascending order.</summary>
    public IEnumerable<(ulong Pc, long Count)> Enumerate()
    {
        foreach ((int chunk, long[] counts) in countsByChunk.OrderBy(entry => entry.Key))
        {
            for (int index = 0; index < counts.Length; index++)
            {
                if (counts[index] > 0)
                    yield return (((ulong)chunk << SparseMemory.LogChunkBytes) + 4 * (ulong)index, counts[index]);
            }
        }
    }

    private void Select(int chunk)
    {
        if (!countsByChunk.TryGetValue(chunk, out long[]? counts))
        {
            counts = new long[SparseMemory.ChunkBytes / 4];
            countsByChunk.Add(chunk, counts);
        }

        current = counts;
        currentChunk = chunk;
    }
}

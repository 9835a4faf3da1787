namespace Nullius.Riscv;

/// <summary>Collects what the bus of a traced segment sees.</summary>
internal sealed class TraceRecorder(MemorySnapshot memory, HintSource hints)
{
    private readonly List<InstructionUse> instructions = [];
    private readonly Dictionary<int, int[]> indicesByChunk = [];
    private readonly List<PrecompileCall> calls = [];
    private readonly List<BlockAccess> blockAccesses = [];
    private int[] executions = new int[1024];

    public SegmentPages Pages { get; } = new(memory);

    public HintSource Hints { get; } = hints;

    /// <summary>For each instruction of a chunk of code its position among the fetched ones plus 1, or 0.</summary>
    public int[] IndicesOf(int chunkIndex)
    {
        if (!indicesByChunk.TryGetValue(chunkIndex, out int[]? indices))
        {
            indices = new int[SparseMemory.ChunkBytes / 4];
            indicesByChunk.Add(chunkIndex, indices);
        }

        return indices;
    }

    /// <summary>Counts an execution and returns the instruction's position.</summary>
    public int CountExecution(ref int indexPlusOne, ulong pc, in Instruction instruction)
    {
        if (indexPlusOne == 0)
        {
            instructions.Add(new InstructionUse(pc, instruction, 0));
            indexPlusOne = instructions.Count;
            if (indexPlusOne > executions.Length)
                Array.Resize(ref executions, 2 * executions.Length);
        }

        executions[indexPlusOne - 1]++;
        return indexPlusOne - 1;
    }

    public void BeginCall(int cycle, Operation operation) => calls.Add(new PrecompileCall(cycle, operation, blockAccesses.Count));

    public void AddBlockAccess(BlockAccess access) => blockAccesses.Add(access);

    public SegmentTrace ToTrace(ulong startPc, ulong endPc, TraceStep[] steps, int cycles)
    {
        var uses = new InstructionUse[instructions.Count];
        for (int index = 0; index < uses.Length; index++)
            uses[index] = instructions[index] with { Executions = executions[index] };
        return new SegmentTrace(startPc, endPc, steps, cycles, uses, [.. calls], [.. blockAccesses], Pages.ToPageUses());
    }
}

namespace Nullius.Riscv;

/// <summary>The code that is reachable from an address by direct jumps, up to a size: the unit of compilation.</summary>
/// <remarks>Calls are followed as well, and so are the places that they return to, so that a loop with a call in it is one region.</remarks>
internal sealed class Region
{
    private const int InstructionsMax = 256;

    private Region(ulong entrance, IReadOnlyList<RegionBlock> blocks, IReadOnlyList<ulong> returnSites)
    {
        Entrance = entrance;
        Blocks = blocks;
        ReturnSites = returnSites;
    }

    /// <summary>Where the region is entered; a block begins there.</summary>
    public ulong Entrance { get; }

    /// <summary>The blocks in order of their addresses.</summary>
    public IReadOnlyList<RegionBlock> Blocks { get; }

    /// <summary>Beginnings of blocks that calls within the region return to.</summary>
    public IReadOnlyList<ulong> ReturnSites { get; }

    /// <summary>Whether compiled code can execute an operation. Others are left to the interpreter.</summary>
    public static bool IsCompiled(Operation operation) => operation is not (Operation.Illegal or >= Operation.Ecall);

    /// <summary>Whether a direct jump from pc is valid in user mode.</summary>
    public static bool IsValidTarget(ulong target) => (target & 3) == 0 && target < MachineLayout.Kernel;

    /// <summary>Finds the region of an address in the user half.</summary>
    public static Region Discover(ProgramImage image, ulong entrance)
    {
        var instructions = new SortedDictionary<ulong, Instruction>();
        var leaders = new HashSet<ulong> { entrance };
        var returnSites = new List<ulong>();
        var pending = new Queue<ulong>();
        pending.Enqueue(entrance);
        while (pending.TryDequeue(out ulong pc))
        {
            bool hasJumped = false;
            for (; !hasJumped && instructions.Count < InstructionsMax && pc < MachineLayout.Kernel && !instructions.ContainsKey(pc); pc += 4)
            {
                Instruction instruction = image.InstructionAt(pc);
                instructions.Add(pc, instruction);
                hasJumped = IsTerminator(instruction.Operation);
                if (hasJumped)
                    AddSuccessors(instruction, pc, pending, returnSites);
            }

            // Where the walk meets known code a block begins.
            leaders.Add(pc);
            leaders.UnionWith(pending);
        }

        List<RegionBlock> blocks = Split(instructions, leaders);
        return new Region(entrance, blocks, [.. returnSites.Where(instructions.ContainsKey).Distinct()]);
    }

    private static bool IsTerminator(Operation operation) =>
        operation is >= Operation.Beq and <= Operation.Jalr || !IsCompiled(operation);

    private static void AddSuccessors(in Instruction instruction, ulong pc, Queue<ulong> pending, List<ulong> returnSites)
    {
        bool isCall = instruction.Operation == Operation.Jal && instruction.Rd != 0;
        bool fallsThrough = Operations.KindOf(instruction.Operation) == OperationKind.Branch || isCall;
        bool isDirect = instruction.Operation is >= Operation.Beq and <= Operation.Jal;
        if (fallsThrough)
            pending.Enqueue(pc + 4);
        if (isCall)
            returnSites.Add(pc + 4);
        ulong target = pc + (ulong)instruction.Immediate;
        if (isDirect && IsValidTarget(target))
            pending.Enqueue(target);
    }

    private static List<RegionBlock> Split(SortedDictionary<ulong, Instruction> instructions, HashSet<ulong> leaders)
    {
        var blocks = new List<RegionBlock>();
        var current = new List<Instruction>();
        ulong start = 0;
        ulong next = 0;
        foreach ((ulong pc, Instruction instruction) in instructions)
        {
            bool isAfterJump = current.Count > 0 && IsTerminator(current[^1].Operation);
            if (current.Count > 0 && (pc != next || leaders.Contains(pc) || isAfterJump))
            {
                blocks.Add(new RegionBlock(start, [.. current]));
                current.Clear();
            }

            if (current.Count == 0)
                start = pc;
            current.Add(instruction);
            next = pc + 4;
        }

        if (current.Count > 0)
            blocks.Add(new RegionBlock(start, [.. current]));
        return blocks;
    }
}

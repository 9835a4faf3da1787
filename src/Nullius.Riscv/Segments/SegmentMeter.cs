namespace Nullius.Riscv;

/// <summary>Adds up the cost of the segment that is being executed.</summary>
internal sealed class SegmentMeter
{
    // The most that one instruction touches: the pages of three registers, and three or seven pages of a precompile's regions.
    private const int StepPagesMax = 10;

    private readonly SegmentBudget budget;
    private readonly long[] operationCosts;
    private readonly long stepCostMax;
    private readonly TouchedTree memory = new();
    private readonly TouchedTree image = new();
    private readonly PageTable fetchedWords = new();
    private long operationCost;
    private int instructions;
    private int segment;
    private uint registerPages;

    public SegmentMeter(SegmentBudget budget)
    {
        this.budget = budget;
        operationCosts = [.. budget.OperationCosts];
        if (operationCosts.Length != Operations.Count)
            throw new ArgumentException($"There are {Operations.Count} operations.", nameof(budget));
        long pathCost = budget.PageCost + MachineLayout.TreeDepth * budget.NodeCost;
        long fetchCost = budget.InstructionCost + budget.ImagePageCost + MachineLayout.TreeDepth * budget.ImageNodeCost;
        stepCostMax = operationCosts.Max() + budget.MisalignmentCost + StepPagesMax * pathCost + fetchCost;
        if (stepCostMax > budget.CostMax)
            throw new ArgumentException("The budget does not suffice for one instruction.", nameof(budget));
    }

    /// <summary>Instructions since the segment began.</summary>
    public int Cycles { get; private set; }

    /// <summary>What was used since the segment began.</summary>
    public SegmentCost Cost => new(Total, memory.PageCount, memory.NodeCount, instructions, image.PageCount, image.NodeCount);

    private long Total => operationCost
        + memory.PageCount * budget.PageCost + memory.NodeCount * budget.NodeCost
        + instructions * budget.InstructionCost + image.PageCount * budget.ImagePageCost + image.NodeCount * budget.ImageNodeCost;

    /// <summary>Begins a segment.</summary>
    public void Clear()
    {
        memory.Clear();
        image.Clear();
        segment++;
        registerPages = 0;
        instructions = 0;
        operationCost = 0;
        Cycles = 0;
    }

    /// <summary>Counts an instruction if it surely fits.</summary>
    public bool TryBegin(Operation operation, ulong pc)
    {
        if (Cycles == budget.CyclesMax || Total > budget.CostMax - stepCostMax)
            return false;
        Cycles++;
        operationCost += operationCosts[(int)operation];
        CountFetch((uint)(pc / 4));
        return true;
    }

    public void TouchRegister(int slot)
    {
        uint page = 1u << (slot / MachineLayout.PageDwords);
        if ((registerPages & page) != 0)
            return;
        registerPages |= page;
        TouchMemory(MachineLayout.RegistersDword + (uint)slot);
    }

    public void TouchMemory(uint dwordAddress) => memory.Touch(dwordAddress / MachineLayout.PageDwords);

    public void AddMisalignment() => operationCost += budget.MisalignmentCost;

    private void CountFetch(uint wordIndex)
    {
        // The 31 bits of a word's index are 28 bits of a page and 3 of a position within; a bit of the page's entry for each position.
        uint page = wordIndex / 8;
        int seen = fetchedWords[page];
        if (seen >> 8 != segment)
            seen = segment << 8;
        int position = 1 << (int)(wordIndex % 8);
        if ((seen & position) != 0)
            return;
        fetchedWords[page] = seen | position;
        instructions++;
        image.Touch(page);
    }
}

namespace Nullius.Riscv;

/// <summary>What a segment may cost, in a unit of the caller's choice, such as committed cells.</summary>
/// <remarks>The nodes of a tree are the inner nodes on the paths from the accessed pages to the root, each counted once.</remarks>
public sealed record SegmentBudget
{
    /// <summary>The cost of executing an operation once, by its number: <see cref="Operations.Count"/> entries.</summary>
    public required IReadOnlyList<long> OperationCosts { get; init; }

    /// <summary>The additional cost of a load or store at an address that is not a multiple of its size.</summary>
    public long MisalignmentCost { get; init; }

    /// <summary>The cost of a page of memory that the segment accesses.</summary>
    public required long PageCost { get; init; }

    /// <summary>The cost of an inner node of the memory tree above such pages.</summary>
    public required long NodeCost { get; init; }

    /// <summary>The cost of an instruction word that the segment fetches, however often.</summary>
    public required long InstructionCost { get; init; }

    /// <summary>The cost of a page of the image that such words lie in.</summary>
    public required long ImagePageCost { get; init; }

    /// <summary>The cost of an inner node of the image's tree above such pages.</summary>
    public required long ImageNodeCost { get; init; }

    /// <summary>What the segment may cost in total.</summary>
    public required long CostMax { get; init; }

    /// <summary>How many cycles it may have.</summary>
    public required int CyclesMax { get; init; }
}

using Nullius.Constraints;
using Nullius.Riscv;
using Nullius.Tracing;

namespace Nullius.Machine.Tests;

/// <summary>A segment of a guest program with the tables of fetching, decoding, memory trees and precompiles.</summary>
internal sealed class GuestSegment
{
    private static readonly SegmentBudget Budget = new()
    {
        OperationCosts = [.. Enumerable.Repeat(1L, Operations.Count)],
        MisalignmentCost = 1,
        PageCost = 1,
        NodeCost = 1,
        InstructionCost = 1,
        ImagePageCost = 1,
        ImageNodeCost = 1,
        CostMax = 1_000_000,
        CyclesMax = 6000,
    };

    private GuestSegment(ProgramImage image, SegmentTrace segment, MemoryTree tree)
    {
        Segment = segment;
        MemoryTree imageTree = MemoryTree.Create(image);
        ImageRoot = imageTree.Root;
        Opening = tree.Update(segment.Pages.ToArray());
        TreeOpening imageOpening = imageTree.Open(ProgramTracer.PagesOf(image, segment.Instructions));
        PrecompileCalls sha256 = PrecompileCalls.Select(segment, Operation.Sha256);
        PrecompileCalls keccak = PrecompileCalls.Select(segment, Operation.Keccakf);
        PrecompileCalls poseidon2 = PrecompileCalls.Select(segment, Operation.Poseidon2);
        TableTrace[] traces =
        [
            TreeTracer.ImageNodes(new ImageNodeTable(), imageOpening),
            ProgramTracer.Pages(new ImagePageTable(), imageOpening, segment.Instructions),
            ProgramTracer.Decode(new DecodeTable(), segment.Instructions, Lookups),
            TreeTracer.ChangedNodes(new MemoryNodeTable(), Opening),
            TreeTracer.ReadOnlyNodes(new ReadOnlyNodeTable(), Opening),
            TreeTracer.ChangedPages(new MemoryPageTable(), Opening),
            TreeTracer.ReadOnlyPages(new ReadOnlyPageTable(), Opening),
            Sha256Tracer.Calls(new Sha256CallTable(), sha256, Lookups),
            Sha256Tracer.Rounds(new Sha256RoundsTable(), sha256),
            Sha256Tracer.Constants(new Sha256ConstantsTable(), sha256),
            KeccakTracer.Calls(new KeccakCallTable(), keccak, Lookups),
            KeccakTracer.Rounds(new KeccakRoundTable(), keccak),
            KeccakTracer.Constants(new KeccakConstantsTable(), keccak),
            Poseidon2Tracer.Calls(new Poseidon2CallTable(), poseidon2, Lookups),
        ];
        Tables = [.. traces.Select(trace => new TracedTable(trace))];
    }

    public SegmentTrace Segment { get; }

    public IReadOnlyList<TracedTable> Tables { get; }

    public TreeOpening Opening { get; }

    public LookupCounts Lookups { get; } = new();

    public Hashing.Digest ImageRoot { get; }

    /// <summary>The segments of a guest with its own input, traced one after the other.</summary>
    public static IEnumerable<GuestSegment> Run(string guest, int segmentsMax)
    {
        ProgramImage image = Repository.Guest(guest);
        ProgramInput input = Repository.Input(guest);
        var planner = new SegmentPlanner(image, input, Budget);
        var replay = new SegmentReplay(image, input);
        MemoryTree tree = MemoryTree.Create(image);
        foreach (PlannedSegment planned in planner.Plan(CancellationToken.None).Take(segmentsMax))
            yield return new GuestSegment(image, replay.Replay(planned, CancellationToken.None), tree);
    }

    /// <summary>The trace of a table of this type.</summary>
    public TracedTable Table<TTable>()
        where TTable : Table => Tables.Single(table => table.Trace.Table is TTable);

    /// <summary>Everything that is violated or unbalanced, the processor and the statement being as the segment says.</summary>
    public List<string> Check()
    {
        var balance = new Balance();
        List<string> violations = [.. Tables.SelectMany(table => table.Check(balance))];
        Processor.AddTo(balance, Segment);
        AddRoot(balance, Buses.ImageNode, 1, ImageRoot);
        AddRoot(balance, Buses.NodeBefore, 1, Opening.RootBefore);
        AddRoot(balance, Buses.NodeAfter, -1, Opening.RootAfter);
        return [.. violations, .. balance.OutOfRange, .. balance.Unbalanced];
    }

    private static void AddRoot(Balance balance, Bus bus, int sign, Hashing.Digest root) =>
        balance.Add(bus, sign, [0, 0, .. root.Elements.ToArray().Select(element => element.ToCanonical())]);
}

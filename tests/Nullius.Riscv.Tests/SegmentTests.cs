using Xunit;

namespace Nullius.Riscv.Tests;

public class SegmentTests
{
    internal static readonly SegmentBudget Budget = new()
    {
        OperationCosts = [.. Enumerable.Range(0, Operations.Count).Select(operation => 30L + operation % 7)],
        MisalignmentCost = 9,
        PageCost = 100,
        NodeCost = 40,
        InstructionCost = 20,
        ImagePageCost = 60,
        ImageNodeCost = 25,
        CostMax = 200_000,
        CyclesMax = 3000,
    };

    private static List<PlannedSegment> Plan(ProgramImage image, SegmentBudget budget, out RunResult result)
    {
        var planner = new SegmentPlanner(image, TestPrograms.Input, budget);
        List<PlannedSegment> segments = [.. planner.Plan(TestContext.Current.CancellationToken)];
        result = planner.Result;
        return segments;
    }

    [Fact]
    public void SegmentsCoverTheRunOfTheExecutor()
    {
        ProgramImage image = TestPrograms.MemoryWalk(2000);
        List<PlannedSegment> segments = Plan(image, Budget, out RunResult result);
        RunResult expected = ProgramRunner.Run(
            image, TestPrograms.Input, new InterpretingExecutor(), null, long.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(5UL, expected.ExitCode);
        Assert.Equal(expected.ExitCode, result.ExitCode);
        Assert.Equal(expected.Journal.ToArray(), result.Journal.ToArray());
        Assert.Equal(expected.JournalDigest.ToArray(), result.JournalDigest.ToArray());
        Assert.Equal((expected.Cycles, expected.UserCycles), (result.Cycles, result.UserCycles));
        Assert.Equal(expected.Cycles, segments.Sum(segment => (long)segment.Cycles));
        Assert.True(segments.Count > 10);
        Assert.True(segments[^1].IsLast);
        Assert.All(segments, segment => Assert.InRange(segment.Cycles, 1, Budget.CyclesMax));
        // A segment is only cut where it is nearly full.
        Assert.All(segments.SkipLast(1), segment => Assert.True(segment.Cycles == Budget.CyclesMax || segment.Cost.Total > Budget.CostMax * 9 / 10));
        Assert.All(segments, segment => Assert.InRange(segment.Cost.Total, 1, Budget.CostMax));
    }

    [Fact]
    public void TracesAreConsistentAndMeetAtTheBoundaries()
    {
        ProgramImage image = TestPrograms.MemoryWalk(500);
        var replay = new SegmentReplay(image, TestPrograms.Input);
        List<PlannedSegment> segments = Plan(image, Budget, out _);
        for (int index = 0; index < segments.Count; index++)
        {
            PlannedSegment segment = segments[index];
            SegmentTrace trace = replay.Replay(segment, TestContext.Current.CancellationToken);
            TraceChecker.Check(trace);
            Assert.Equal((segment.Start.Pc, segment.EndPc), (trace.StartPc, trace.EndPc));
            Assert.Equal(ExpectedCost(trace), segment.Cost);
            if (index + 1 < segments.Count)
                CheckBoundary(segment.Start, trace, segments[index + 1].Start);
        }
    }

    // Every page of the next state is the one that the trace leaves behind, or the unchanged one.
    private static void CheckBoundary(Snapshot start, SegmentTrace trace, Snapshot next)
    {
        Assert.Equal(trace.EndPc, next.Pc);
        Dictionary<uint, PageUse> accessed = trace.Pages.ToArray().ToDictionary(page => page.Index);
        Span<ulong> before = stackalloc ulong[4];
        Span<ulong> after = stackalloc ulong[4];
        foreach (uint index in start.Memory.EnumeratePages().Union(next.Memory.EnumeratePages()).Union(accessed.Keys).ToArray())
        {
            start.Memory.CopyPage(index, before);
            next.Memory.CopyPage(index, after);
            PageDwords expectedBefore = default;
            PageDwords expectedAfter = default;
            before.CopyTo(expectedBefore);
            after.CopyTo(expectedAfter);
            if (accessed.TryGetValue(index, out PageUse page))
                Assert.True(page.Before == expectedBefore && page.After == expectedAfter);
            else
                Assert.True(expectedBefore == expectedAfter);
        }
    }

    private static SegmentCost ExpectedCost(SegmentTrace trace)
    {
        uint[] imagePages = [.. trace.Instructions.ToArray().Select(use => (uint)(use.Pc / 32)).Distinct()];
        uint[] pages = [.. trace.Pages.ToArray().Select(page => page.Index)];
        long operations = trace.Instructions.ToArray().Sum(use => Budget.OperationCosts[(int)use.Instruction.Operation] * use.Executions);
        int misaligned = trace.Steps.ToArray().Count(step => IsMisaligned(step, trace.Instructions[step.InstructionIndex].Instruction));
        long total = operations + misaligned * Budget.MisalignmentCost
            + pages.Length * Budget.PageCost + CountNodes(pages) * Budget.NodeCost
            + trace.Instructions.Length * Budget.InstructionCost
            + imagePages.Length * Budget.ImagePageCost + CountNodes(imagePages) * Budget.ImageNodeCost;
        return new(total, pages.Length, CountNodes(pages), trace.Instructions.Length, imagePages.Length, CountNodes(imagePages));
    }

    private static bool IsMisaligned(in TraceStep step, in Instruction instruction)
    {
        int bytes = Operations.AccessBytes(instruction.Operation);
        return bytes > 1 && (step.Rs1 + (ulong)instruction.Immediate) % (ulong)bytes != 0;
    }

    private static int CountNodes(uint[] pages) =>
        Enumerable.Range(1, 28).Sum(level => pages.Select(page => page >> level).Distinct().Count());

    [Theory]
    [InlineData(0u, Trap.IllegalInstruction, AccessKinds.None)]
    [InlineData(0x0002_B283u, Trap.LoadFault, AccessKinds.First)] // ld t0, 0(t0)
    [InlineData(0x0052_B023u, Trap.StoreFault, AccessKinds.First | AccessKinds.Second)] // sd t0, 0(t0)
    [InlineData(0x0002_82E7u, Trap.JumpFault, AccessKinds.First | AccessKinds.Destination)] // jalr t0, 0(t0)
    public void TracesOfTrapsHoldTheAccessesThatHappen(uint faulty, Trap trap, AccessKinds expected)
    {
        ProgramImage image = new ElfBuilder().Code([Assembler.Addi(5, 0, -2), faulty]).ToImage();
        PlannedSegment segment = Plan(image, Budget with { CostMax = long.MaxValue / 2, CyclesMax = 100_000 }, out RunResult result).Single();
        SegmentTrace trace = new SegmentReplay(image, TestPrograms.Input).Replay(segment, TestContext.Current.CancellationToken);
        TraceChecker.Check(trace);
        Assert.Equal(trap, result.Trap!.Trap);
        int cycle = Enumerable.Range(0, trace.Cycles).Single(cycle => trace.PcOf(cycle) == ElfBuilder.CodeAddress + 4);
        Assert.Equal(expected, trace.Steps[cycle].Accesses);
        Assert.Equal(MachineLayout.TrapVector(trap), trace.NextPcOf(cycle));
    }

    [Fact]
    public void ReplayBeyondTheEndIsRefused()
    {
        ProgramImage image = TestPrograms.MemoryWalk(1);
        PlannedSegment last = Plan(image, Budget, out _)[^1];
        var replay = new SegmentReplay(image, TestPrograms.Input);
        Assert.Throws<ArgumentException>(() => replay.Replay(last.Start, last.Cycles + 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void PlanEndsAtTheLimitOfCycles()
    {
        var planner = new SegmentPlanner(TestPrograms.MemoryWalk(1_000_000), TestPrograms.Input, Budget, cyclesMax: 5000);
        Assert.Equal(5000, planner.Plan(TestContext.Current.CancellationToken).Sum(segment => segment.Cycles));
        Assert.False(planner.Result.IsHalted);
    }

    [Fact]
    public void PlanAndReplayHeedCancellation()
    {
        ProgramImage image = TestPrograms.MemoryWalk(10);
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => new SegmentPlanner(image, TestPrograms.Input, Budget).Plan(cancelled).First());
        Assert.Throws<OperationCanceledException>(() => new SegmentReplay(image, TestPrograms.Input).Replay(Snapshot.Initial(image), 10, cancelled));
    }

    [Fact]
    public void BudgetThatCannotHoldOneInstructionIsRefused()
    {
        ProgramImage image = TestPrograms.MemoryWalk(1);
        Assert.Throws<ArgumentException>(() => new SegmentPlanner(image, TestPrograms.Input, Budget with { CostMax = 10_000 }));
    }
}

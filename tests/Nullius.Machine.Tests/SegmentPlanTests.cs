using Nullius.Constraints;
using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Riscv.Tests;
using Nullius.Tracing;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Machine.Tests;

public class SegmentPlanTests
{
    /// <summary>Misaligned accesses within a dword and across two, pages of every kind, system calls and precompiles.</summary>
    [Fact]
    public void WitnessesHaveNoMoreCellsThanPlanned()
    {
        uint[] loop = [Load(1, 7, 29, 1), S(2, 29, 7, 2), Load(3, 8, 29, 5), S(1, 29, 8, 3), Load(2, 9, 29, 7), Addi(29, 29, 40), Addi(5, 5, -1)];
        ProgramImage image = new ElfBuilder().Code(
        [
            .. Li(5, 300), .. Li(29, MachinePrograms.Scratch), .. loop, B(1, 5, 0, -4 * loop.Length),
            .. Call(0x4E0002, MachinePrograms.Scratch), .. Exit(0),
        ]).ToImage();
        CancellationToken stop = TestContext.Current.CancellationToken;
        SegmentBudget budget = SegmentPlan.Budget(Shapes.All[0]) with { CostMax = 400_000 };
        var planner = new SegmentPlanner(image, ProgramInput.Empty, budget);
        var replay = new SegmentReplay(image, ProgramInput.Empty);
        var tracer = new SegmentTracer(image, new byte[32]);
        int segments = 0;
        foreach (PlannedSegment planned in planner.Plan(stop))
        {
            SegmentWitness witness = tracer.Trace(replay.Replay(planned, stop), 1, stop);
            Assert.Equal([], ConstraintChecker.Check(RiscvMachine.Instance.System, witness.Tables, witness.Statement.ToPublicValues()));
            long cells = witness.Tables.Where(trace => trace.Table.FixedHeight is null).Sum(trace => (long)trace.Height * trace.Table.Width);
            Assert.InRange(cells, planned.Cost.Total / 4, planned.Cost.Total);
            segments++;
        }

        Assert.InRange(segments, 2, 20);
    }
}

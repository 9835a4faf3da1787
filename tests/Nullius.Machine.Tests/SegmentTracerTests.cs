using Nullius.Constraints;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>The witnesses of whole guests satisfy every constraint and balance every bus, and segments join.</summary>
public sealed class SegmentTracerTests
{
    private static readonly string Guests = Path.Combine(Repository(), "guests", "elf");

    [Theory]
    [InlineData("hello", "Nullius")]
    [InlineData("sha256", "take nobody's word for it")]
    [InlineData("keccak256", "take nobody's word for it")]
    [InlineData("panic", "")]
    public void AGuestHasAValidWitness(string name, string input)
    {
        ProgramImage image = ProgramImage.Load(File.ReadAllBytes(Path.Combine(Guests, name + ".elf")));
        var given = new ProgramInput(System.Text.Encoding.ASCII.GetBytes(input), default);
        CancellationToken stop = TestContext.Current.CancellationToken;
        var planner = new SegmentPlanner(image, given, SegmentPlan.Budget(Shapes.All[0]));
        var replay = new SegmentReplay(image, given);
        var tracer = new SegmentTracer(image, new byte[32]);
        uint pc4 = MemoryMap.BootPc4;
        var root = tracer.ImageRoot;
        foreach (PlannedSegment segment in planner.Plan(stop))
        {
            SegmentWitness witness = tracer.Trace(replay.Replay(segment, stop), 2, stop);
            Assert.Equal(pc4, witness.Statement.Pc4Before);
            Assert.Equal(root, witness.Statement.RootBefore);
            (pc4, root) = (witness.Statement.Pc4After, witness.Statement.RootAfter);
            Assert.Empty(ConstraintChecker.Check(RiscvMachine.Instance.System, witness.Tables, witness.Statement.ToPublicValues()));
            long cells = witness.Tables.Sum(table => (long)table.Height * table.Table.Width);
            Assert.InRange(cells, 0, 1L << Shapes.All[0].CellVariables);
        }

        Assert.Equal(MemoryMap.HaltPc4, pc4);
    }

    private static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Nullius.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

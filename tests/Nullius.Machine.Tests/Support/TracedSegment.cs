using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Riscv;
using Nullius.Tracing;

namespace Nullius.Machine.Tests;

/// <summary>A segment with the traces of the instruction tables, the fixed tables and stand-ins for the rest.</summary>
internal sealed class TracedSegment
{
    private TracedSegment(SegmentTrace segment, IReadOnlyList<TableTrace> traces)
    {
        Segment = segment;
        Traces = traces;
    }

    public static InstructionTables Instructions { get; } = new();

    public static FixedTables Fixed { get; } = new();

    public static StandInTables StandIns { get; } = new();

    /// <summary>Public values: pc/4 before, pc/4 after, cycles.</summary>
    public static ConstraintSystem System { get; } = new(
        "nullius/test/instructions",
        [.. Instructions.All, .. Fixed.All, .. StandIns.All],
        3,
        boundary =>
        {
            boundary.Send(Buses.State, 4, BoundaryBuilder.Public(0));
            boundary.Receive(Buses.State, 4 * BoundaryBuilder.Public(2) + 4, BoundaryBuilder.Public(1));
        });

    public SegmentTrace Segment { get; }

    public IReadOnlyList<TableTrace> Traces { get; }

    public static TracedSegment Create(ProgramImage image, ProgramInput input, Snapshot start, int cycles, int workers = 2)
    {
        SegmentTrace segment = new SegmentReplay(image, input).Replay(start, cycles, CancellationToken.None);
        var counts = new LookupCounts();
        IReadOnlyList<TableTrace> instructions = new InstructionTracer(Instructions).Trace(segment, counts, workers, CancellationToken.None);
        return new TracedSegment(segment, [.. instructions, .. counts.ToTraces(Fixed), .. StandInTraces.Create(StandIns, segment)]);
    }

    public IReadOnlyList<string> Check()
    {
        KoalaBear[] publicValues =
        [
            KoalaBear.FromCanonical((uint)(Segment.StartPc / 4)),
            KoalaBear.FromCanonical((uint)(Segment.EndPc / 4)),
            KoalaBear.FromCanonical((uint)Segment.Cycles),
        ];
        return ConstraintChecker.Check(System, Traces, publicValues);
    }

    public TableTrace TraceOf(Table table) => Traces.First(trace => trace.Table == table);
}

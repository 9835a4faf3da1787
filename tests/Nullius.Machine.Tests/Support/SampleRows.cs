using Xunit;
using Xunit.Sdk;
using Nullius.Constraints;
using Nullius.Riscv;

namespace Nullius.Machine.Tests;

/// <summary>Rows of every instruction table, from segments that reach all of its cases.</summary>
internal static class SampleRows
{
    private static readonly Lazy<IReadOnlyList<TracedSegment>> Segments = new(CreateSegments);

    /// <summary>At most <paramref name="countMax"/> rows of a table, spread evenly, and its segments.</summary>
    public static IEnumerable<(TracedSegment Segment, TableTrace Trace, int Row)> Of(Table table, int countMax)
    {
        (TracedSegment Segment, TableTrace Trace, int Row)[] all =
        [
            .. from segment in Segments.Value
               let trace = segment.TraceOf(table)
               from row in Enumerable.Range(0, trace.Height)
               select (segment, trace, row),
        ];
        Assert.NotEmpty(all);
        if (all.Length <= countMax)
            return all;
        var random = new Random(7);
        return Enumerable.Range(0, countMax).Select(_ => all[random.Next(all.Length)]);
    }

    private static List<TracedSegment> CreateSegments()
    {
        var segments = new List<TracedSegment> { MachinePrograms.Arithmetic([.. MachinePrograms.AllPairs()]) };
        ProgramImage image = MachinePrograms.SystemCalls();
        var input = new ProgramInput(new byte[77], new byte[20]);
        segments.Add(TracedSegment.Create(image, input, Snapshot.Initial(image), 2000));
        foreach (ITheoryDataRow fault in ValidTraceTests.Faults())
        {
            object?[] data = fault.GetData();
            segments.Add(MachinePrograms.User(1, [(uint)data[0]!], [(5, (ulong)data[1]!), (6, 77UL)]));
        }

        return segments;
    }
}

using Nullius.Constraints;
using Nullius.Fields;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>An adversary changes cells of valid rows: it must be rejected, or the cell must be known to mean nothing.</summary>
public class AlteredCellTests
{
    public static TheoryData<string> Tables() => [.. TracedSegment.Instructions.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void AlteringACellIsRejectedUnlessItIsKnownToBeHarmless(string name)
    {
        CompiledTable table = Table(name);
        var random = new Random(1);
        var harmless = new SortedSet<string>(StringComparer.Ordinal);
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((TracedSegment segment, TableTrace trace, int row) in SampleRows.Of(table.Table, 300))
        {
            var judge = new RowJudge(table, segment.Segment);
            judge.Load(trace, row);
            for (int column = 0; column < table.Table.Width; column++)
            {
                KoalaBear original = judge[column];
                KoalaBear[] alterations =
                [
                    original + KoalaBear.One, original - KoalaBear.One, KoalaBear.Zero, KoalaBear.One - original,
                    KoalaBear.FromCanonical((uint)random.Next((int)KoalaBear.Modulus)),
                    KoalaBear.FromCanonical((uint)random.Next(1 << 16)),
                    trace[random.Next(trace.Height), column],
                ];
                foreach (KoalaBear altered in alterations)
                {
                    if (altered == original)
                        continue;
                    judge[column] = altered;
                    RowVerdict verdict = judge.Judge();
                    if (verdict == RowVerdict.Harmless && !FreeCells.IsGap(table.Table.Columns[column]))
                        harmless.Add(table.Table.Columns[column]);
                    else if (verdict == RowVerdict.OtherOutcome)
                        outcomes.Add(table.Table.Columns[column]);
                }

                judge[column] = original;
            }
        }

        Assert.Equal(string.Join(", ", FreeCells.Outcomes(name)), string.Join(", ", outcomes));
        Assert.Equal(string.Join(", ", FreeCells.Harmless(name)), string.Join(", ", harmless));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void AlteringTwoCellsNeverChangesTheOutcome(string name)
    {
        CompiledTable table = Table(name);
        int[] steps = [1, -1, 2, 1 << 8, -(1 << 8), 1 << 15, 1 << 16, -(1 << 16)];
        KoalaBear[] deltas = [.. steps.Select(step => step > 0 ? KoalaBear.FromCanonical((uint)step) : -KoalaBear.FromCanonical((uint)-step))];
        foreach ((TracedSegment segment, TableTrace trace, int row) in SampleRows.Of(table.Table, 12))
        {
            var judge = new RowJudge(table, segment.Segment);
            judge.Load(trace, row);
            for (int first = 0; first < table.Table.Width; first++)
            {
                if (FreeCells.Outcomes(name).Contains(table.Table.Columns[first]))
                    continue;
                KoalaBear originalFirst = judge[first];
                for (int second = 0; second < first; second++)
                {
                    if (FreeCells.Outcomes(name).Contains(table.Table.Columns[second]))
                        continue;
                    KoalaBear originalSecond = judge[second];
                    foreach (KoalaBear deltaFirst in deltas)
                    {
                        judge[first] = originalFirst + deltaFirst;
                        foreach (KoalaBear deltaSecond in deltas)
                        {
                            judge[second] = originalSecond + deltaSecond;
                            if (judge.Judge() == RowVerdict.OtherOutcome)
                                Assert.Fail($"{name} row {row}: {table.Table.Columns[first]} and {table.Table.Columns[second]} change the outcome");
                        }
                    }

                    judge[second] = originalSecond;
                }

                judge[first] = originalFirst;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void NoOtherChoiceOfFlagsChangesTheOutcome(string name)
    {
        CompiledTable table = Table(name);
        string[] prefixes = ["is ", "in limb", "left by", "right by", "start", "crosses", "sign", "carry"];
        int[] flags = [.. Enumerable.Range(0, table.Table.Width).Where(column => prefixes.Any(prefix => table.Table.Columns[column].StartsWith(prefix, StringComparison.Ordinal)))];
        Assert.NotEmpty(flags);
        var random = new Random(2);
        foreach ((TracedSegment segment, TableTrace trace, int row) in SampleRows.Of(table.Table, 10))
        {
            var judge = new RowJudge(table, segment.Segment);
            judge.Load(trace, row);
            for (int choice = 0; choice < 4096; choice++)
            {
                int bits = flags.Length <= 12 ? choice : random.Next(1 << flags.Length);
                for (int flag = 0; flag < flags.Length; flag++)
                    judge.Set(flags[flag], (uint)(bits >> flag) & 1);
                Assert.NotEqual(RowVerdict.OtherOutcome, judge.Judge());
            }
        }
    }

    private static CompiledTable Table(string name) => TracedSegment.System.Tables.First(table => table.Table.Name == name);
}

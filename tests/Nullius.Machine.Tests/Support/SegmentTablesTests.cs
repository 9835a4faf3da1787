using Nullius.Constraints;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class SegmentTablesTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("sha256")]
    [InlineData("keccak256")]
    [InlineData("poseidon2")]
    public void SegmentsOfGuestsSatisfyAllTables(string guest)
    {
        Hashing.Digest? root = null;
        foreach (GuestSegment segment in GuestSegment.Run(guest, 3))
        {
            Assert.Empty(segment.Check());
            Assert.Equal(root ?? segment.ImageRoot, segment.Opening.RootBefore);
            root = segment.Opening.RootAfter;
        }
    }

    [Fact]
    public void RangeChecksAreCountedAsTheyOccur()
    {
        GuestSegment segment = GuestSegment.Run("sha256", 1).First();
        var counts = new LookupCounts();
        foreach (TracedTable table in segment.Tables)
        {
            for (int row = 0; row < table.Trace.Height; row++)
                table.CountRangeChecks(row, counts);
        }

        var tables = new FixedTables();
        foreach ((TableTrace expected, TableTrace counted) in counts.ToTraces(tables).Zip(segment.Lookups.ToTraces(tables)))
            Assert.True(expected.Column(0).SequenceEqual(counted.Column(0)));
    }
}

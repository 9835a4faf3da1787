using System.Buffers.Binary;
using System.Security.Cryptography;
using Nullius.Fields;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class Sha256TableTests
{
    // FIPS 180-4 §5.3.3.
    private static readonly byte[] InitialHash = Convert.FromHexString("6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19");

    /// <summary>One-block messages hashed by the platform: the compression of the initial hash with the padded block.</summary>
    private static (ulong[] Old, ulong[] New, ulong[] Constant)[] Messages()
    {
        byte[][] messages = ["abc"u8.ToArray(), [], [.. Enumerable.Range(0, 55).Select(index => (byte)(251 * index))]];
        return [.. messages.Select(message =>
        {
            var block = new byte[64];
            message.CopyTo(block, 0);
            block[message.Length] = 0x80;
            BinaryPrimitives.WriteUInt64BigEndian(block.AsSpan(56), 8 * (ulong)message.Length);
            return (Calls.StateOf(InitialHash), Calls.StateOf(SHA256.HashData(message)), Calls.DwordsOf(block));
        })];
    }

    private static (PrecompileCalls Calls, TracedTable Call, TracedTable Rounds, TracedTable Constants) Trace(
        (ulong[] Old, ulong[] New, ulong[] Constant)[] messages)
    {
        PrecompileCalls calls = Calls.Create(messages);
        return (
            calls,
            new TracedTable(Sha256Tracer.Calls(new Sha256CallTable(), calls, new LookupCounts())),
            new TracedTable(Sha256Tracer.Rounds(new Sha256RoundsTable(), calls)),
            new TracedTable(Sha256Tracer.Constants(new Sha256ConstantsTable(), calls)));
    }

    [Fact]
    public void CompressesAsThePlatformDoes()
    {
        (ulong[], ulong[], ulong[])[] messages = Messages();
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(messages);
        Assert.Empty(Calls.Check(PrecompileKind.Sha256, calls, messages, call, rounds, constants));
    }

    [Fact]
    public void RejectsAnotherResult()
    {
        (ulong[] Old, ulong[] New, ulong[] Constant)[] messages = Messages();
        messages[1].New[3] ^= 1UL << 40;
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(messages);
        Assert.NotEmpty(Calls.Check(PrecompileKind.Sha256, calls, messages, call, rounds, constants));
    }

    [Fact]
    public void RejectsStepsInAnotherOrder()
    {
        (ulong[], ulong[], ulong[])[] messages = Messages();
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(messages);
        var table = (Sha256RoundsTable)rounds.Trace.Table;
        foreach (int column in (int[])[table.Step, .. Columns(table.From), .. Columns(table.Constants)])
            (rounds.Trace[5, column], rounds.Trace[6, column]) = (rounds.Trace[6, column], rounds.Trace[5, column]);
        Assert.NotEmpty(Calls.Check(PrecompileKind.Sha256, calls, messages, call, rounds, constants));
    }

    [Fact]
    public void RejectsRoundsOfAnotherCall()
    {
        (ulong[], ulong[], ulong[])[] messages = Messages();
        (PrecompileCalls calls, TracedTable call, TracedTable rounds, TracedTable constants) = Trace(messages);
        int clock = ((Sha256RoundsTable)rounds.Trace.Table).Clock;
        for (int step = 8; step < 16; step++)
            (rounds.Trace[step, clock], rounds.Trace[16 + step, clock]) = (rounds.Trace[16 + step, clock], rounds.Trace[step, clock]);
        Assert.NotEmpty(Calls.Check(PrecompileKind.Sha256, calls, messages, call, rounds, constants));
    }

    [Fact]
    public void EveryColumnOfTheRoundsIsPinned() => CellAdversary.AssertPinned(Trace(Messages()).Rounds, [0, 1, 3, 4, 20, 47]);

    [Fact]
    public void EveryColumnOfTheCallIsPinned() => CellAdversary.AssertPinned(Trace(Messages()).Call, [0, 1, 2]);

    [Fact]
    public void EveryColumnOfTheConstantsIsPinned() => CellAdversary.AssertPinned(Trace(Messages()).Constants, Enumerable.Range(0, 16));

    [Fact]
    public void CommitsFewCellsForABlock()
    {
        int cells = new Sha256CallTable().Width + (Sha256RoundsTable.Steps * new Sha256RoundsTable().Width);
        Assert.InRange(cells, 1, 12_000);
    }

    private static IEnumerable<int> Columns(Constraints.ColumnRange range) => Enumerable.Range(range.Start, range.Count);
}

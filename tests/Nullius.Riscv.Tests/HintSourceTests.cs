using Xunit;

namespace Nullius.Riscv.Tests;

public class HintSourceTests
{
    [Fact]
    public void StreamsEndInZeros()
    {
        var hints = new HintSource(new ProgramInput(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new byte[] { 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 }), default);
        Assert.Equal(9UL, hints.Next(0));
        Assert.Equal(0x0807_0605_0403_0201UL, hints.Next(1));
        Assert.Equal(9UL, hints.Next(1));
        Assert.Equal(0UL, hints.Next(1));
        Assert.Equal(10UL, hints.Next(2));
        Assert.Equal(10UL, hints.Next(4));
        Assert.Equal(9UL, hints.Next(2));
        Assert.Equal(0x1211_100F_0E0D_0C0BUL, hints.Next(3));
        Assert.Equal(19UL, hints.Next(4));
        Assert.Equal((0UL, 0UL, 0UL), (hints.Next(2), hints.Next(3), hints.Next(4)));
        Assert.Equal((0UL, 0UL), (hints.Next(5), hints.Next(-1)));
        Assert.Equal(new HintPosition(9, 10), hints.Position);
    }

    [Fact]
    public void StreamsContinueWhereASnapshotWasTaken()
    {
        var input = new ProgramInput(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new byte[] { 10, 11 });
        var hints = new HintSource(input, default);
        hints.Next(1);
        hints.Next(4);
        var later = new HintSource(input, hints.Position);
        Assert.Equal((9UL, 11UL), (later.Next(1), later.Next(4)));
    }
}

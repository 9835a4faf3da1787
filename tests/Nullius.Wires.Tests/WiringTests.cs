using Nullius.Circuits;
using Nullius.Fields;
using Nullius.Wires.Tests.Support;

namespace Nullius.Wires.Tests;

/// <summary>A circuit that would prove less than it seems to is not made (Spec §9.2.3, §9.2.4).</summary>
public sealed class WiringTests
{
    private static readonly CircuitTables Tables = SmallCircuit.Builder().System.Tables;

    [Fact]
    public void AWireHasNoTwoDefinitions() =>
        AssertRefused("scalar 1 has 2 definitions and 0 uses", Connection.Defines(1), Connection.Defines(1));

    [Fact]
    public void AWireThatIsUsedHasADefinition() =>
        AssertRefused("scalar 1 has 0 definitions and 2 uses", Connection.Uses(1), Connection.Uses(1));

    [Fact]
    public void APublicBlockHasNoOtherDefinition()
    {
        Wiring wiring = Count(Connection.Defines(0), Connection.Uses(0));
        Assert.Equal(
            "block 0 has 2 definitions and 0 uses",
            Assert.Throws<InvalidOperationException>(() => CountBlock(wiring, Connection.Defines(0)).CheckDefinitions(1)).Message);
    }

    [Fact]
    public void APublicBlockIsUsedOnce()
    {
        CircuitBuilder builder = SmallCircuit.Builder(1);
        Assert.Equal(
            "public block 0 is used 0 times, and the statement defines it once",
            Assert.Throws<InvalidOperationException>(() => Circuit.Compile(builder).Preprocess()).Message);
        builder.PublicBlock(0);
        Assert.Equal(
            "public block 0 is used twice",
            Assert.Throws<InvalidOperationException>(() => builder.PublicBlock(0)).Message);
    }

    [Fact]
    public void ATableHoldsNoMoreRowsThanItsHeight()
    {
        CircuitBuilder builder = SmallCircuit.Builder();
        HintList hints = builder.CreateHintList();
        for (int frame = 0; frame < 5; frame++)
            builder.Frame(hints, 1);
        var circuit = Circuit.Compile(builder);
        const string Message = "table frame has 5 rows, and 4 fit";
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(circuit.Preprocess).Message);
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(() => circuit.Assign([], [new KoalaBear[25]])).Message);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(25)]
    [InlineData(-1)]
    public void AQueryOrAProofOfWorkHasTwelveToTwentyFourBits(int bits)
    {
        CircuitBuilder builder = SmallCircuit.Builder();
        Block block = builder.HintBlock(builder.CreateHintList());
        Wire sample = builder.Unpack(block)[0];
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AssertWork(sample, bits, "work"));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Query(sample, bits, block, block, "query"));
    }

    private static void AssertRefused(string message, params Connection[] scalars) => Assert.Equal(
        message, Assert.Throws<InvalidOperationException>(() => Count(scalars).CheckDefinitions(0)).Message);

    private static Wiring Count(params Connection[] scalars)
    {
        var wiring = new Wiring(2, 1);
        wiring.Count(new PlacedRow(Tables.Arithmetic, 0, 0, scalars, []));
        return wiring;
    }

    private static Wiring CountBlock(Wiring wiring, Connection block)
    {
        wiring.Count(new PlacedRow(Tables.Pack, 4, 0, [block], []));
        return wiring;
    }
}

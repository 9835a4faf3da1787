using Nullius.Constraints;
using Nullius.Fields;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>An adversary replaces quotient and remainder by others that satisfy the equation, with all cells that follow.</summary>
public class DivisionAttackTests
{
    private static readonly DivideTable Table = TracedSegment.Instructions.Divide;

    [Fact]
    public void HonestValuesHold() => Assert.All(Attacks(0), attack => Assert.True(attack.Holds()));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(2)]
    public void AnotherQuotientIsRejected(int delta) => Assert.All(Attacks(delta), attack => Assert.False(attack.Holds()));

    [Fact]
    public void ANonzeroDivisorIsNotClaimedToBeZero()
    {
        foreach (DivisionAttack attack in Attacks(0).Where(attack => attack.Divisor != 0))
        {
            attack.IsDivisorZero = true;
            Assert.False(attack.Holds());
            attack.Quotient = ulong.MaxValue;
            attack.Remainder = attack.Dividend;
            Assert.False(attack.Holds());
        }
    }

    [Fact]
    public void AZeroDivisorGivesNoOtherQuotient()
    {
        foreach (DivisionAttack attack in Attacks(0).Where(attack => attack.Divisor == 0))
        {
            attack.Quotient = 0;
            Assert.False(attack.Holds());
            attack.IsDivisorZero = false;
            Assert.False(attack.Holds());
        }
    }

    /// <summary>Rows of which the quotient is changed and the remainder follows; for every choice of signs.</summary>
    private static IEnumerable<DivisionAttack> Attacks(int delta)
    {
        CompiledTable compiled = TracedSegment.System.Tables.First(candidate => candidate.Table == Table);
        foreach ((TracedSegment segment, TableTrace trace, int row) in SampleRows.Of(Table, 150))
        {
            var judge = new RowJudge(compiled, segment.Segment);
            judge.Load(trace, row);
            var attack = new DivisionAttack(judge, Table);
            if (delta != 0 && attack.Divisor == 0)
                continue;
            attack.Quotient += delta;
            attack.Remainder -= delta * attack.Divisor;
            yield return attack;
        }
    }
}

using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Riscv;
using Xunit;

namespace Nullius.Machine.Tests;

/// <summary>Adversaries that know the tables: they change every cell that a false statement needs.</summary>
public class TargetedAttackTests
{
    private static readonly InstructionTables Tables = TracedSegment.Instructions;

    [Fact]
    public void TimeDoesNotGoBackwards()
    {
        AddTable table = Tables.Add;
        RowJudge judge = Judges(table, 1).Single();
        uint now = judge[table.Clock].ToCanonical();
        Assert.True(judge.Holds());
        foreach (uint previous in (uint[])[now, now + 1, now + 4, now + (1 << 16), now + (1 << 29) - 1])
        {
            judge.Set(table.Rs1Time.Previous, previous);
            for (uint high = 0; high < 1 << 16; high++)
            {
                judge.Set(table.Rs1Time.GapHigh, high);
                Assert.False(judge.Holds());
            }
        }
    }

    [Fact]
    public void ProgramCountersHaveOneDecomposition()
    {
        foreach (RowJudge judge in Judges(Tables.JumpRegister, 10))
            AssertNoSecondDecomposition(judge, Tables.JumpRegister.Link);
        foreach (RowJudge judge in Judges(Tables.Jump, 10))
            AssertNoSecondDecomposition(judge, Tables.Jump.Base);
    }

    private static void AssertNoSecondDecomposition(RowJudge judge, CodeAddressColumns columns)
    {
        uint value = judge[columns.Low].ToCanonical() + (judge[columns.Middle].ToCanonical() << 14) + (judge[columns.Half].ToCanonical() << 30);
        Assert.True(value < 1 << 23 || value >> 30 == 1);

        // The integer value + p has the same residue and fits into 31 bits if value is small.
        if (value >> 30 == 1)
            return;
        uint alias = value + KoalaBear.Modulus;
        judge.Set(columns.Low, alias & 0x3FFF);
        judge.Set(columns.Middle, (alias >> 14) & 0xFFFF);
        judge.Set(columns.Half, alias >> 30);
        Assert.Equal(RowVerdict.Rejected, judge.Judge());
    }

    [Fact]
    public void JumpsOfTheKernelDoNotReachAddressesBeyondTheField()
    {
        JumpRegisterTable table = Tables.JumpRegister;
        foreach (RowJudge judge in Judges(table, 200))
        {
            if (judge[table.Mode].IsZero)
                continue;
            judge.SetLimbs(table.Source, 4UL * KoalaBear.Modulus - SignExtended(judge, table.ImmediateLow, table.ImmediateHigh));
            SetTarget(judge, table, 4UL * KoalaBear.Modulus);
            Assert.False(judge.Holds());
            judge.SetLimbs(table.Source, 4UL * KoalaBear.Modulus - 4 - SignExtended(judge, table.ImmediateLow, table.ImmediateHigh));
            SetTarget(judge, table, 4UL * KoalaBear.Modulus - 4);
            Assert.False(judge.Holds());
            judge.SetLimbs(table.Source, MemoryMap.Kernel + 4 - SignExtended(judge, table.ImmediateLow, table.ImmediateHigh));
            SetTarget(judge, table, MemoryMap.Kernel + 4);
            Assert.True(judge.Holds());
            return;
        }

        Assert.Fail("no jump of the kernel in the sample");
    }

    [Theory]
    [InlineData(0x10000UL, true)]
    [InlineData(0x10001UL, true)]
    [InlineData(0xFFFF_FFFCUL, true)]
    [InlineData(0x10002UL, false)]
    [InlineData(0x1_0000_0000UL, false)]
    [InlineData(0x1_0000_0000_0000UL, false)]
    [InlineData(0xFFFF_FFFF_FFFF_FFFCUL, false)]
    public void AJumpOfUserModeIsEitherValidOrAFault(ulong target, bool isValid)
    {
        JumpRegisterTable table = Tables.JumpRegister;
        foreach (RowJudge judge in Judges(table, 50))
        {
            if (!judge[table.Mode].IsZero)
                continue;
            judge.SetLimbs(table.Source, unchecked(target - SignExtended(judge, table.ImmediateLow, table.ImmediateHigh)));
            SetTarget(judge, table, target);
            uint upper = (ushort)(target >> 32) + (uint)(ushort)(target >> 48);
            foreach (KoalaBear inverse in (KoalaBear[])[KoalaBear.Zero, KoalaBear.One, -KoalaBear.One, KoalaBear.FromCanonical(upper).Inverse()])
            {
                judge[table.Inverse] = inverse;
                judge.Set(table.IsValid, 1);
                judge.Set(table.IsFault, 0);
                Assert.Equal(isValid, judge.Holds());
                judge.Set(table.IsValid, 0);
                judge.Set(table.IsFault, 1);
                Assert.False(isValid && judge.Holds());
            }

            judge[table.Inverse] = (target & 2) != 0 ? KoalaBear.Zero : KoalaBear.FromCanonical(upper).Inverse();
            Assert.Equal(!isValid, judge.Holds());
        }
    }

    [Fact]
    public void AFaultIsNotClaimedOnAValidAddress()
    {
        AccessFaultTable table = Tables.AccessFault;
        foreach (RowJudge judge in Judges(table, 60))
        {
            ulong immediate = SignExtended(judge, table.ImmediateLow, table.ImmediateHigh);
            int logSize = Enumerable.Range(0, 4).Single(size => !judge[table.Size[size]].IsZero);
            ulong edge = MemoryMap.Kernel - (1UL << logSize);
            foreach ((ulong address, bool isFault) in (IEnumerable<(ulong, bool)>)[(0, false), (0xFFFF, false), (edge, false), (edge + 1, true), (MemoryMap.Kernel, true)])
            {
                judge.SetLimbs(table.Base, unchecked(address - immediate));
                judge.SetLimbs(table.Target, address);
                bool holds = false;
                for (uint isEdge = 0; isEdge < 2; isEdge++)
                {
                    foreach (uint inverse in (uint[])[0, 1, KoalaBear.Modulus - 1])
                    {
                        judge.Set(table.IsEdge, isEdge);
                        judge.Set(table.Inverse, inverse);
                        holds |= judge.Holds();
                    }
                }

                Assert.Equal(isFault, holds);
            }
        }
    }

    [Fact]
    public void AnAccessOutsideTheUserHalfIsNotClaimedValid()
    {
        foreach (RowJudge judge in Judges(Tables.Load, 60))
            AssertOutsideIsInvalid(judge, Tables.Load.Address);
        foreach (RowJudge judge in Judges(Tables.Store, 60))
            AssertOutsideIsInvalid(judge, Tables.Store.Address);
        foreach (RowJudge judge in Judges(Tables.MisalignedLoad, 60))
            AssertOutsideIsInvalid(judge, Tables.MisalignedLoad.Address);
        foreach (RowJudge judge in Judges(Tables.MisalignedStore, 60))
            AssertOutsideIsInvalid(judge, Tables.MisalignedStore.Address);
    }

    [Fact]
    public void UserCodeDoesNotCrossIntoTheKernelHalf()
    {
        MisalignedLoadTable table = Tables.MisalignedLoad;
        int crossings = 0;
        foreach (RowJudge judge in Judges(table, 100))
        {
            if (judge[table.Access.Crosses].IsZero || !judge[table.Address.Mode].IsZero)
                continue;
            crossings++;
            ulong offset = (judge.Value(table.Address.Base) + SignExtended(judge, table.Address.ImmediateLow, table.Address.ImmediateHigh)) & 7;
            ulong address = MemoryMap.Kernel - 8 + offset;
            judge.SetLimbs(table.Address.Base, unchecked(address - SignExtended(judge, table.Address.ImmediateLow, table.Address.ImmediateHigh)));
            judge.Set(table.Address.Low, 0x1FFF);
            judge.Set(table.Address.Middle, 0xFFFF);
            for (uint crosses = 0; crosses < 2; crosses++)
            {
                foreach (uint inverse in (uint[])[0, 1, KoalaBear.Modulus - 1])
                {
                    judge.Set(table.Access.Crosses, crosses);
                    judge.Set(table.Access.Inverse, inverse);
                    Assert.False(judge.Holds());
                }
            }
        }

        Assert.True(crossings > 10);
    }

    private static void AssertOutsideIsInvalid(RowJudge judge, AddressColumns columns)
    {
        if (!judge[columns.Mode].IsZero)
            return;
        Assert.True(judge.Holds());
        ulong source = judge.Value(columns.Base);
        foreach (ulong distance in (ulong[])[1UL << 32, 1UL << 33, 1UL << 48, 1UL << 63])
        {
            judge.SetLimbs(columns.Base, unchecked(source + distance));
            foreach (KoalaBear half in (KoalaBear[])[KoalaBear.Zero, KoalaBear.One, KoalaBear.FromCanonical(2), -KoalaBear.One])
            {
                judge[columns.Half] = half;
                Assert.False(judge.Holds());
            }

            judge.Set(columns.Half, 0);
        }
    }

    private static void SetTarget(RowJudge judge, JumpRegisterTable table, ulong target)
    {
        judge.Set(table.TargetBit0, (uint)target & 1);
        judge.Set(table.TargetBit1, ((uint)target >> 1) & 1);
        judge.Set(table.TargetLow, (ushort)target / 4u);
        for (int limb = 0; limb < 3; limb++)
            judge.Set(table.Target[limb], (ushort)(target >> (16 * limb + 16)));
    }

    private static ulong SignExtended(RowJudge judge, int low, int high)
    {
        ulong upper = judge[high].ToCanonical();
        return judge[low].ToCanonical() | (upper << 16) | (upper << 32) | (upper << 48);
    }

    [Fact]
    public void AHintIsAnyFourLimbsAndNothingElse()
    {
        SystemTable table = Tables.System;
        int hints = 0;
        foreach (RowJudge judge in Judges(table, 400))
        {
            if (judge[table.IsHint].IsZero)
                continue;
            hints++;
            foreach (ulong value in (ulong[])[0, 0x0123_4567_89AB_CDEF, ulong.MaxValue])
            {
                judge.SetLimbs(table.Value, value);
                Assert.True(judge.Holds());
            }

            for (int limb = 0; limb < 4; limb++)
            {
                foreach (uint excess in (uint[])[1 << 16, 1 << 20, KoalaBear.Modulus - 1])
                {
                    judge.SetLimbs(table.Value, 0);
                    judge.Set(table.Value[limb], excess);
                    Assert.False(judge.Holds());
                }
            }
        }

        Assert.NotEqual(0, hints);
    }

    private static IEnumerable<RowJudge> Judges(Table table, int countMax)
    {
        CompiledTable compiled = TracedSegment.System.Tables.First(candidate => candidate.Table == table);
        foreach ((TracedSegment segment, TableTrace trace, int row) in SampleRows.Of(table, countMax))
        {
            var judge = new RowJudge(compiled, segment.Segment);
            judge.Load(trace, row);
            yield return judge;
        }
    }
}

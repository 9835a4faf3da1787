using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class TrapTests
{
    private const ulong UserEnd = 1UL << 32;

    private static StepMachine Execute(uint word, ulong pc, params (int Slot, ulong Value)[] registers)
    {
        var machine = new StepMachine { Pc = pc };
        foreach ((int slot, ulong value) in registers)
            machine.Registers[slot] = value;
        machine.Execute(word);
        return machine;
    }

    [Fact]
    public void EcallPassesItsAddressToTheKernel()
    {
        StepMachine machine = Execute(Ecall, 0x1234);
        Assert.Equal((MachineLayout.Kernel + 4, 0x1234UL), (machine.Pc, machine.Registers[95]));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(Ebreak)]
    [InlineData(0x0010_050Bu)] // hint
    [InlineData(0x00B5_100Bu)] // sha256
    [InlineData(0x0005_200Bu)] // keccakf
    [InlineData(0x0005_300Bu)] // poseidon2
    public void IllegalInstructionsTrapToSlot2(uint word)
    {
        StepMachine machine = Execute(word, 0x1000);
        Assert.Equal(MachineLayout.Kernel + 8, machine.Pc);
        Assert.False(machine.Registers.ContainsAnyExcept(0UL));
    }

    [Theory]
    [InlineData(2UL)]
    [InlineData(UserEnd)]
    [InlineData(UserEnd + 0x40)]
    [InlineData(1UL << 33)]
    [InlineData(1UL << 40)]
    [InlineData(ulong.MaxValue - 3)]
    public void InvalidTargetsTrapToSlot5ButLink(ulong target)
    {
        StepMachine machine = Execute(Jalr(1, 5, 0), 0x1000, (5, target));
        Assert.Equal((MachineLayout.Kernel + 20, 0x1004UL), (machine.Pc, machine.Registers[1]));
    }

    [Fact]
    public void DirectJumpsOutOfTheUserHalfTrap()
    {
        Assert.Equal(MachineLayout.Kernel + 20, Execute(J(1, 8), UserEnd - 4).Pc);
        Assert.Equal(0x1004UL, Execute(J(1, 2), 0x1000).Registers[1]);
        Assert.Equal(MachineLayout.Kernel + 20, Execute(J(1, 2), 0x1000).Pc);
        Assert.Equal(MachineLayout.Kernel + 20, Execute(J(0, -8), 4).Pc);
        Assert.Equal(MachineLayout.Kernel + 20, Execute(B(0, 0, 0, -8), 4).Pc);
        Assert.Equal(MachineLayout.Kernel + 20, Execute(B(0, 0, 0, 6), 0x1000).Pc);
    }

    [Fact]
    public void UntakenBranchesHaveNoTarget() => Assert.Equal(0x1004UL, Execute(B(1, 0, 0, 6), 0x1000).Pc);

    [Fact]
    public void LastWordOfTheUserHalfIsATarget() => Assert.Equal(UserEnd - 4, Execute(Jalr(0, 5, 1), 0x1000, (5, UserEnd - 4)).Pc);

    [Fact]
    public void KernelJumpsToBothHalves()
    {
        Assert.Equal(0x1000UL, Execute(Jalr(0, 5, 0), MachineLayout.Kernel, (64 + 5, 0x1000)).Pc);
        Assert.Equal(MachineLayout.Kernel + 0x2000, Execute(J(0, 0x2000), MachineLayout.Kernel).Pc);
    }

    [Theory]
    [InlineData(Ecall)]
    [InlineData(Ebreak)]
    [InlineData(0u)]
    [InlineData(0x0002_B303u)] // ld t1, 0(t0)
    [InlineData(0x0062_B023u)] // sd t1, 0(t0)
    [InlineData(0x0002_8067u)] // jalr zero, 0(t0)
    [InlineData(0x0062_900Bu)] // sha256 t0, t1
    [InlineData(0x0002_A00Bu)] // keccakf t0
    [InlineData(0x0002_B00Bu)] // poseidon2 t0
    public void KernelFaultsHaveNoSuccessor(uint word) =>
        Assert.Throws<StuckException>(() => Execute(word, MachineLayout.Kernel, (64 + 5, (1UL << 33) - 6)));

    [Fact]
    public void PrecompilesRefuseWhatTheKernelNeverPasses()
    {
        // Overlapping regions, a region that reaches the register file, an element that is not canonical.
        Assert.Throws<StuckException>(() => Execute(0x0062_900B, MachineLayout.Kernel, (64 + 5, 0x1018), (64 + 6, 0x1000)));
        Assert.Throws<StuckException>(() => Execute(0x0062_900B, MachineLayout.Kernel, (64 + 5, 0x0FE8), (64 + 6, 0x1000)));
        Assert.Throws<StuckException>(() => Execute(0x0002_A00B, MachineLayout.Kernel, (64 + 5, MachineLayout.Registers - 192)));
        var machine = new StepMachine { Pc = MachineLayout.Kernel };
        machine.Registers[64 + 5] = 0x1000;
        machine.WriteByte(0x1003, 0x7F);
        machine.WriteByte(0x1000, 0x01);
        Assert.Throws<StuckException>(() => machine.Execute(0x0002_B00B));
    }

    [Theory]
    [InlineData(2, 0x102UL)]
    [InlineData(3, 0x103UL)]
    [InlineData(4, 0x104UL)]
    [InlineData(5, 0x105UL)]
    public void EveryTrapEndsTheProgramWithItsCode(int slot, ulong exitCode)
    {
        uint faulty = slot switch { 2 => Ebreak, 3 => Ld(0, 5, 0), 4 => Sd(0, 5, 0), _ => Jalr(0, 5, 0) };
        ProgramImage image = new ElfBuilder().Code([Addi(5, 0, -2), faulty]).ToImage();
        RunResult result = ProgramRunner.Run(image, ProgramInput.Empty, new InterpretingExecutor(), null, 100_000, TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal((Trap)slot, result.Trap!.Trap);
        Assert.Equal(2, result.UserCycles);
    }

    [Fact]
    public void RunningOffTheCodeIsATrap()
    {
        ProgramImage image = new ElfBuilder().Code([Addi(5, 0, 1)]).ToImage();
        RunResult result = ProgramRunner.Run(image, ProgramInput.Empty, new InterpretingExecutor(), null, 100_000, TestContext.Current.CancellationToken);
        Assert.Equal(0x102UL, result.ExitCode);
        Assert.Equal(ElfBuilder.CodeAddress + 4, result.Trap!.Pc);
    }

    [Fact]
    public void StoresToCodeDoNotChangeWhatIsFetched()
    {
        // Overwrites the next instruction with zero, which would be illegal.
        uint[] code = [.. Li(5, ElfBuilder.CodeAddress), S(2, 5, 0, 4 * 12), .. Exit(9)];
        ProgramImage image = new ElfBuilder().Code(code).ToImage();
        RunResult result = ProgramRunner.Run(image, ProgramInput.Empty, new InterpretingExecutor(), null, 100_000, TestContext.Current.CancellationToken);
        Assert.Equal(9UL, result.ExitCode);
    }
}

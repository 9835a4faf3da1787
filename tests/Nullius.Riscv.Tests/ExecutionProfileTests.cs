using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class ExecutionProfileTests
{
    [Fact]
    public void AddsUpToTheCyclesOfTheRun()
    {
        uint[] main = [Addi(5, 0, 100), Addi(5, 5, -1), B(1, 5, 0, -4), J(0, 4)];
        ProgramImage image = new ElfBuilder().Code([.. main, .. Exit(0)])
            .Symbol("main", ElfBuilder.CodeAddress, 16)
            .ToImage();
        ExecutionProfile profile = ExecutionProfile.Measure(image, ProgramInput.Empty, null, long.MaxValue, TestContext.Current.CancellationToken);
        Dictionary<string, long> functions = profile.Functions.ToDictionary(entry => entry.Name, entry => entry.Cycles);
        Assert.Equal(1 + 200 + 1, functions["main"]);
        Assert.Equal(Exit(0).Count(), functions[ExecutionProfile.UnnamedCode]);
        Assert.Equal(profile.Result.Cycles - profile.Result.UserCycles, functions["kernel"]);
        Assert.Equal(profile.Result.Cycles, profile.Functions.Sum(entry => entry.Cycles));
        Assert.Equal(profile.Result.Cycles, profile.Operations.Sum(entry => entry.Cycles));
        Assert.Equal(profile.Functions.Select(entry => entry.Cycles).OrderDescending(), profile.Functions.Select(entry => entry.Cycles));
        Assert.Equal(1, profile.Operations.Single(entry => entry.Name == "ecall").Cycles);
    }
}

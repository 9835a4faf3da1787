using Nullius.Riscv;
using Nullius.Riscv.Tests;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Machine.Tests;

public class ValidTraceTests
{
    [Fact]
    public void EveryInstructionOnEdgeValuesGivesAValidTrace()
    {
        TracedSegment traced = MachinePrograms.Arithmetic([.. MachinePrograms.AllPairs()]);
        Assert.Equal([], traced.Check());
        Assert.Equal(0x0000000Fu, traced.Segment.Instructions[^1].Instruction.Word);
    }

    [Fact]
    public void AWholeRunWithTheKernelGivesAValidTrace()
    {
        ProgramImage image = MachinePrograms.SystemCalls();
        var input = new ProgramInput(new byte[77], new byte[20]);
        RunResult result = ProgramRunner.Run(image, input, new InterpretingExecutor(), null, long.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(3UL, result.ExitCode);
        TracedSegment traced = TracedSegment.Create(image, input, Snapshot.Initial(image), (int)result.Cycles);
        Assert.Equal([], traced.Check());
        Assert.Equal(4UL * MemoryMap.HaltPc4, traced.Segment.EndPc);
        Assert.True(traced.TraceOf(TracedSegment.Instructions.PrecompileCall).Height > 3);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void FaultsGiveValidTraces(uint word, ulong register, int slot)
    {
        TracedSegment traced = MachinePrograms.User(1, [word], [(5, register), (6, 77UL)]);
        Assert.Equal([], traced.Check());
        Assert.Equal(MemoryMap.Kernel + 4 * (ulong)slot, traced.Segment.EndPc);
    }

    public static TheoryData<uint, ulong, int> Faults()
    {
        var data = new TheoryData<uint, ulong, int>();
        int[] bytes = [1, 2, 4, 8, 1, 2, 4];
        for (int funct3 = 0; funct3 < 7; funct3++)
        {
            // One byte beyond the half, at it, far from it, and wrapping around zero.
            foreach (ulong address in (ulong[])[MemoryMap.Kernel - (ulong)bytes[funct3] + 1, MemoryMap.Kernel, 1UL << 48, ulong.MaxValue])
            {
                data.Add(Load(funct3, 7, 5, 3), address - 3, 3);
                if (funct3 < 4)
                    data.Add(S(funct3, 5, 6, -5), address + 5, 4);
            }
        }

        foreach (ulong target in (ulong[])[2, 3, MemoryMap.Kernel, MemoryMap.Kernel + 2, 1UL << 48, ulong.MaxValue])
            data.Add(Jalr(5, 5, 16), unchecked(target - 16), 5);
        data.Add(J(1, 2), 0, 5);
        data.Add(B(0, 5, 5, -0x1000 + 2), 0, 5);
        data.Add(Ecall, 0, 1);
        data.Add(Ebreak, 0, 2);
        data.Add(0, 0, 2);
        data.Add(0x0000000B, 0, 2);
        return data;
    }

    [Theory]
    [InlineData(3, MemoryMap.Kernel - 8, 0)]
    [InlineData(1, MemoryMap.Kernel - 9, 0)]
    [InlineData(3, MemoryMap.Kernel - 9, 0)]
    [InlineData(0, MemoryMap.Kernel - 1, 0)]
    public void AccessesUpToTheEdgeOfTheUserHalfAreValid(int size, ulong address, int offset)
    {
        TracedSegment traced = MachinePrograms.User(2, [S(size, 5, 6, offset), Load(size, 7, 5, offset)], [(5, address), (6, 0x8899_AABB_CCDD_EEFF)]);
        Assert.Equal([], traced.Check());
        Assert.Equal(ElfBuilder.CodeAddress + 8, traced.Segment.EndPc);
    }

    [Fact]
    public void TracesDoNotDependOnTheNumberOfWorkers()
    {
        (ulong, ulong)[] pairs = [.. MachinePrograms.AllPairs().Take(9)];
        TracedSegment one = MachinePrograms.Arithmetic(pairs, workers: 1), three = MachinePrograms.Arithmetic(pairs, workers: 3);
        for (int table = 0; table < one.Traces.Count; table++)
        {
            Assert.Equal(one.Traces[table].Height, three.Traces[table].Height);
            for (int column = 0; column < one.Traces[table].Table.Width; column++)
                Assert.True(one.Traces[table].Column(column).SequenceEqual(three.Traces[table].Column(column)));
        }
    }

    [Fact]
    public void OperationNumbersAreThoseOfTheDecoder()
    {
        foreach (Operation operation in Enum.GetValues<Operation>())
            Assert.Equal((int)operation, typeof(OperationNumber).GetField(operation.ToString())?.GetRawConstantValue());
        Assert.Equal(Operations.Count, OperationNumber.Count);
    }
}

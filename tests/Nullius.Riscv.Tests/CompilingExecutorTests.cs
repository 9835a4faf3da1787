using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class CompilingExecutorTests
{
    private static MachineState Run(ProgramImage image, IExecutor executor, long cyclesMax = 100_000_000, int pieces = 1)
    {
        var state = new MachineState(image, TestPrograms.Input);
        for (int piece = 0; piece < pieces; piece++)
        {
            executor.Run(state, cyclesMax / pieces, TestContext.Current.CancellationToken);
            // Shares all memory, so that each piece copies what it writes.
            state.TakeSnapshot();
        }

        return state;
    }

    private static void AssertSameState(MachineState expected, MachineState actual)
    {
        RunResult expectedResult = expected.GetResult();
        RunResult actualResult = actual.GetResult();
        Assert.Equal((expected.Pc, expected.Cycles, expected.UserCycles), (actual.Pc, actual.Cycles, actual.UserCycles));
        Assert.Equal(expectedResult.ExitCode, actualResult.ExitCode);
        Assert.Equal(expectedResult.Trap, actualResult.Trap);
        Assert.Equal(expectedResult.Journal.ToArray(), actualResult.Journal.ToArray());
        MemorySnapshot expectedMemory = expected.TakeSnapshot().Memory;
        MemorySnapshot actualMemory = actual.TakeSnapshot().Memory;
        uint[] pages = [.. expectedMemory.EnumeratePages()];
        Assert.Equal(pages, actualMemory.EnumeratePages());
        foreach (uint dword in pages.SelectMany(page => Enumerable.Range(0, 4).Select(index => 4 * page + (uint)index)))
            Assert.Equal(expectedMemory.ReadDword(dword), actualMemory.ReadDword(dword));
    }

    [Fact]
    public void AgreesWithTheInterpreterOnRandomPrograms()
    {
        for (ulong seed = 1000; seed < 1060; seed++)
        {
            ProgramImage image = ProgramImage.Load(RandomProgram.Create(seed, iterations: 20));
            AssertSameState(Run(image, new InterpretingExecutor()), Run(image, new CompilingExecutor(threshold: 2)));
        }
    }

    [Fact]
    public void AgreesWithTheInterpreterWhereverItIsStopped()
    {
        for (ulong seed = 2000; seed < 2020; seed++)
        {
            ProgramImage image = ProgramImage.Load(RandomProgram.Create(seed, iterations: 50));
            long cycles = 997 + (long)seed % 13 * 101;
            AssertSameState(Run(image, new InterpretingExecutor(), cycles), Run(image, new CompilingExecutor(threshold: 2), cycles));
            AssertSameState(Run(image, new InterpretingExecutor(), 8 * cycles, 8), Run(image, new CompilingExecutor(threshold: 2), 8 * cycles, 8));
        }
    }

    [Fact]
    public void AgreesWithTheInterpreterOnSystemCallsAndSparseMemory()
    {
        ProgramImage image = TestPrograms.MemoryWalk(3000);
        AssertSameState(Run(image, new InterpretingExecutor()), Run(image, new CompilingExecutor()));
    }

    [Fact]
    public void ReturnsFromCallsWithinALoop()
    {
        uint[] loop = [J(1, 24), J(1, 20), J(1, 16), Addi(5, 5, -1), B(1, 5, 0, -16), J(0, 12)];
        uint[] function = [Add(7, 7, 1), Jalr(0, 1, 0)];
        ProgramImage image = new ElfBuilder().Code([.. Li(5, 5000), .. loop, .. function, .. Exit(3)]).ToImage();
        MachineState expected = Run(image, new InterpretingExecutor());
        Assert.Equal(3UL, expected.GetResult().ExitCode);
        AssertSameState(expected, Run(image, new CompilingExecutor()));
        AssertSameState(expected, Run(image, new CompilingExecutor(threshold: 1)));
    }

    [Theory]
    [MemberData(nameof(FaultyWords))]
    public void FaultsInCompiledCodeAreThoseOfTheInterpreter(uint faulty)
    {
        // The loop runs hot, then its address register goes bad in the last round.
        uint[] loop = [Addi(5, 5, -1), I(0x13, 3, 6, 5, 1), R(0x33, 0, 0x20, 6, 0, 6), Addi(9, 9, 1), faulty, Addi(8, 8, 1), B(1, 5, 0, -24)];
        ProgramImage image = new ElfBuilder().Code([.. Li(5, 1000), .. Li(7, 0x40000), .. loop, .. Exit(0)]).Segment(0x40000, [1]).ToImage();
        MachineState expected = Run(image, new InterpretingExecutor());
        AssertSameState(expected, Run(image, new CompilingExecutor(threshold: 3)));
        AssertSameState(expected, Run(image, new CompilingExecutor(threshold: 995)));
    }

    public static TheoryData<uint> FaultyWords =>
    [
        Load(0, 6, 6, 0), Load(1, 6, 6, 0), Load(3, 6, 6, 0), S(0, 6, 7, 0), S(3, 6, 7, 0), S(1, 6, 7, 3),
        Jalr(6, 6, 0), Ebreak, Ecall, 0u, B(1, 6, 0, 2), J(0, 6), J(9, -0x20000), B(0, 6, 6, 4),
    ];

    [Fact]
    public void AccessesEverywhereInTheUserHalfAgree()
    {
        // Walks x7 over the ends of chunks and of the user half, a byte at a time, with each width.
        foreach (ulong start in (ulong[])[0, 0x3FF0, 0x7FF0, 0xFFFF_FFE0])
        {
            uint[] loop = [S(3, 7, 6, 0), Ld(8, 7, 0), S(2, 7, 8, 1), Load(2, 8, 7, 1), Load(6, 9, 7, 0), S(1, 7, 9, 2), Load(1, 10, 7, 3), Load(5, 11, 7, 1)];
            uint[] more = [S(0, 7, 10, 0), Load(0, 12, 7, 0), Load(4, 13, 7, 1), R(0x33, 4, 0, 6, 6, 8), Add(6, 6, 12), Add(6, 6, 10), Addi(7, 7, 1), Addi(5, 5, -1)];
            uint[] code = [.. Li(5, 40), .. Li(6, 0x8899_AABB_CCDD_EEFF), .. Li(7, start), .. loop, .. more, B(1, 5, 0, -64), .. Exit(0)];
            ProgramImage image = new ElfBuilder().Code(code).ToImage();
            AssertSameState(Run(image, new InterpretingExecutor()), Run(image, new CompilingExecutor(threshold: 1)));
        }
    }

    [Fact]
    public void CancellationStopsAnEndlessLoop()
    {
        ProgramImage image = new ElfBuilder().Code([J(0, 0)]).ToImage();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => new CompilingExecutor().Run(new MachineState(image, ProgramInput.Empty), long.MaxValue, source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => new InterpretingExecutor().Run(new MachineState(image, ProgramInput.Empty), long.MaxValue, source.Token));
    }

    [Fact]
    public void CycleLimitLeavesTheProgramUnfinished()
    {
        ProgramImage image = new ElfBuilder().Code([J(0, 0)]).ToImage();
        RunResult result = ProgramRunner.Run(
            image, ProgramInput.Empty, Executors.CreateFastest(), null, 1_000_000, TestContext.Current.CancellationToken);
        Assert.False(result.IsHalted);
        Assert.Equal(1_000_000, result.Cycles);
    }
}

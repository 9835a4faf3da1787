using System.Security.Cryptography;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

public class KernelTests
{
    private const ulong Buffer = 0x40000;

    private static RunResult Run(IEnumerable<uint> code, byte[]? input = null, byte[]? witness = null, HostOutput? output = null) =>
        ProgramRunner.Run(
            new ElfBuilder().Code(code).ToImage(),
            new ProgramInput(input ?? [], witness ?? []),
            new InterpretingExecutor(),
            output,
            10_000_000,
            TestContext.Current.CancellationToken);

    [Fact]
    public void ExitsWithCodeModulo256()
    {
        RunResult result = Run(Exit(0x1234));
        Assert.Equal(0x34UL, result.ExitCode);
        Assert.Null(result.Trap);
        Assert.Equal(SHA256.HashData([]), result.InputDigest.ToArray());
        Assert.Equal(SHA256.HashData([]), result.JournalDigest.ToArray());
        Assert.Equal(Exit(0).Count(), result.UserCycles);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void CopiesInputToJournalAndClaimsBothDigests(int length)
    {
        byte[] input = [.. Enumerable.Range(0, length).Select(index => (byte)(index * 7))];
        uint[] code = [.. Call(63, 0, Buffer + 3, 4096), Addi(12, 10, 0), .. Li(10, 1), .. Li(11, Buffer + 3), .. Li(17, 64), Ecall, .. Exit(0)];
        RunResult result = Run(code, input);
        Assert.Equal(0UL, result.ExitCode);
        Assert.Equal(input, result.Journal.ToArray());
        Assert.Equal(SHA256.HashData(input), result.InputDigest.ToArray());
        Assert.Equal(SHA256.HashData(input), result.JournalDigest.ToArray());
    }

    [Fact]
    public void HashesInputThatTheProgramDoesNotRead()
    {
        byte[] input = [.. Enumerable.Range(0, 12345).Select(index => (byte)(index ^ (index >> 8)))];
        Assert.Equal(SHA256.HashData(input), Run(Exit(1), input).InputDigest.ToArray());
    }

    [Fact]
    public void ReadsWitnessAndWritesDebugText()
    {
        byte[] witness = [.. Enumerable.Range(0, 77).Select(index => (byte)index)];
        using var text = new MemoryStream();
        uint[] code = [.. Call(63, 3, Buffer, 50), .. Call(63, 3, Buffer + 50, 50), Addi(9, 10, 0), .. Call(64, 2, Buffer, 77), Addi(10, 9, 0), .. Li(17, 93), Ecall];
        RunResult result = Run(code, witness: witness, output: new HostOutput(text));
        Assert.Equal(27UL, result.ExitCode);
        Assert.Equal(witness, text.ToArray());
        Assert.Equal(0, result.Journal.Length);
    }

    [Fact]
    public void DebugTextIsBounded()
    {
        using var text = new MemoryStream();
        uint[] code = [.. Call(64, 2, 0, 0x1_0000_0000), .. Call(64, 2, 0, 0x1_0000_0000), .. Exit(0)];
        Assert.Equal(0UL, Run(code, output: new HostOutput(text)).ExitCode);
        Assert.Equal(1 << 24, text.Length);
    }

    [Fact]
    public void AcceleratorComputesSha256Compression()
    {
        // The message "abc" in one padded block; the state is the initial hash value.
        uint[] initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        byte[] block = [.. "abc"u8, 0x80, .. new byte[59], 24];
        byte[] state = [.. initial.SelectMany(BitConverter.GetBytes)];
        RunResult result = Accelerate(state, 0x4E0001, block);
        byte[] digest = [.. result.Journal.ToArray().Chunk(4).SelectMany(word => word.Reverse())];
        Assert.Equal(SHA256.HashData("abc"u8), digest);
    }

    [Fact]
    public void AcceleratorComputesKeccakF()
    {
        RunResult result = Accelerate(new byte[200], 0x4E0002, []);
        // Known answer of the Keccak team: the permutation of the zero state begins with these lanes.
        Assert.Equal(0xF1258F7940E1DDE7UL, BitConverter.ToUInt64(result.Journal.Span));
        Assert.Equal(0x84D5CCF933C0478AUL, BitConverter.ToUInt64(result.Journal.Span[8..]));
    }

    [Fact]
    public void AcceleratorComputesPoseidon2()
    {
        uint[] expected = [.. Enumerable.Range(0, 16).Select(index => (uint)index)];
        var elements = expected.Select(Fields.KoalaBear.FromCanonical).ToArray();
        Hashing.Poseidon2.Permute16(elements.AsSpan());
        RunResult result = Accelerate([.. expected.SelectMany(BitConverter.GetBytes)], 0x4E0003, []);
        Assert.Equal(elements.SelectMany(element => BitConverter.GetBytes(element.ToCanonical())), result.Journal.ToArray());
    }

    // Reads the state and the block from the input, calls the accelerator and writes the state to the journal.
    private static RunResult Accelerate(byte[] state, ulong number, byte[] block)
    {
        uint[] code =
        [
            .. Call(63, 0, Buffer, (ulong)state.Length),
            .. Call(63, 0, Buffer + 0x400, (ulong)block.Length),
            .. Call(number, Buffer, Buffer + 0x400),
            Addi(9, 10, 0),
            .. Call(64, 1, Buffer, (ulong)state.Length),
            Addi(10, 9, 0), .. Li(17, 93), Ecall,
        ];
        RunResult result = Run(code, [.. state, .. block]);
        Assert.Equal(0UL, result.ExitCode);
        return result;
    }

    [Fact]
    public void RefusesJournalBeyondItsLimit()
    {
        uint[] code = [.. Call(64, 1, 0, 1 << 24), .. Call(64, 1, 0, 1), .. Exit(0)];
        RunResult result = Run(code);
        Assert.Equal(0x106UL, result.ExitCode);
        Assert.Equal(1 << 24, result.Journal.Length);
    }

    [Theory]
    [InlineData(64, 1UL, 0xFFFFFFF0UL, 17UL, -14)]
    [InlineData(63, 0UL, 0x1_0000_0000UL, 1UL, -14)]
    [InlineData(63, 7UL, 0UL, 1UL, -9)]
    [InlineData(64, 3UL, 0UL, 1UL, -9)]
    [InlineData(1, 0UL, 0UL, 0UL, -38)]
    public void ReportsErrorsOfSystemCalls(int number, ulong descriptor, ulong buffer, ulong count, int expected)
    {
        uint[] code = [.. Call((ulong)number, descriptor, buffer, count), Addi(9, 10, 0), .. Li(5, Buffer), Sd(9, 5, 0), .. Call(64, 1, Buffer, 8), .. Exit(0)];
        Assert.Equal(expected, BitConverter.ToInt64(Run(code).Journal.Span));
    }

    [Fact]
    public void DescribesTheFaultThatEndedTheProgram()
    {
        uint[] code = [Addi(5, 0, -1), Ld(6, 5, 0)];
        ProgramImage image = new ElfBuilder().Code(code).Symbol("main", ElfBuilder.CodeAddress, 8).ToImage();
        RunResult result = ProgramRunner.Run(image, ProgramInput.Empty, new InterpretingExecutor(), null, 100_000, TestContext.Current.CancellationToken);
        Assert.Equal(0x103UL, result.ExitCode);
        Assert.Equal(
            "Load from 0xffffffffffffffff, outside the program's memory, at main+0x4 (pc 0x10004: ld t1, 0(t0)).",
            result.Trap!.ToString());
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Xunit;

namespace Nullius.Riscv.Tests;

/// <summary>Random programs against qemu-riscv64: answers that were recorded from it, and the real one where it is installed.</summary>
public class QemuTests
{
    private const int Iterations = 30;
    private const ulong FirstSeed = 1;
    private const int Seeds = 100;

    private static readonly string VectorPath = Path.Combine(Repository.Root, "tests", "Nullius.Riscv.Tests", "Vectors", "qemu.txt");

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ReadOnlyMemory<byte> Run(byte[] elf, IExecutor executor)
    {
        RunResult result = ProgramRunner.Run(ProgramImage.Load(elf), ProgramInput.Empty, executor, null, 10_000_000, TestContext.Current.CancellationToken);
        Assert.Equal(0UL, result.ExitCode);
        Assert.Equal(RandomProgram.BufferBytes, result.Journal.Length);
        return result.Journal;
    }

    [Fact]
    public void AgreesWithRecordedAnswersOfQemu()
    {
        string[] lines = File.ReadAllLines(VectorPath);
        Assert.Equal(Seeds, lines.Length);
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            byte[] elf = RandomProgram.Create(ulong.Parse(parts[0], CultureInfo.InvariantCulture), Iterations);
            // The recorded answer is of this very program.
            Assert.Equal(parts[1], Digest(elf));
            Assert.Equal(parts[2], Digest(Run(elf, new InterpretingExecutor()).Span));
            Assert.Equal(parts[2], Digest(Run(elf, new CompilingExecutor(threshold: 5)).Span));
        }
    }

    [Fact]
    public void AgreesWithQemuOnNewPrograms()
    {
        if (Qemu.Executable is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "qemu-riscv64 is missing: apt-get install qemu-user");
            // Without it the recorded answers are what there is to compare with.
            AgreesWithRecordedAnswersOfQemu();
            return;
        }

        var seed = (ulong)Random.Shared.NextInt64();
        for (ulong index = 0; index < 15; index++)
        {
            byte[] elf = RandomProgram.Create(seed + index, Iterations);
            byte[] expected = Qemu.Run(elf);
            Assert.True(expected.AsSpan().SequenceEqual(Run(elf, new InterpretingExecutor()).Span), $"seed {seed + index}");
            Assert.True(expected.AsSpan().SequenceEqual(Run(elf, new CompilingExecutor(threshold: 5)).Span), $"seed {seed + index}, compiled");
        }
    }

    /// <summary>Records the answers again: run with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public void RecordAnswersOfQemu()
    {
        Assert.NotNull(Qemu.Executable);
        using var writer = new StreamWriter(VectorPath) { NewLine = "\n" };
        for (ulong seed = FirstSeed; seed < FirstSeed + Seeds; seed++)
        {
            byte[] elf = RandomProgram.Create(seed, Iterations);
            writer.WriteLine($"{seed} {Digest(elf)} {Digest(Qemu.Run(elf))}");
        }
    }
}

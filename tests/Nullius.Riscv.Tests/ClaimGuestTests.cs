using System.Security.Cryptography;
using Xunit;

namespace Nullius.Riscv.Tests;

/// <summary>What the guests that rely on claims refuse; their journals are tested with those of all guests.</summary>
public class ClaimGuestTests
{
    private const int ClaimBytes = 136;

    private static readonly string Guests = Path.Combine(Repository.Root, "guests");

    private static RunResult Run(string guest, ReadOnlyMemory<byte> witness) => ProgramRunner.Run(
        ProgramImage.Load(File.ReadAllBytes(Path.Combine(Guests, "elf", $"{guest}.elf"))),
        new ProgramInput(default, witness),
        new InterpretingExecutor(),
        null,
        10_000_000,
        TestContext.Current.CancellationToken);

    private static byte[] Sample(string guest) => File.ReadAllBytes(Path.Combine(Guests, "inputs", $"{guest}.witness"));

    [Fact]
    public void ComposeRefusesAWitnessShorterThanAClaim()
    {
        Assert.Equal(1UL, Run("compose", default).ExitCode);
        Assert.Equal(1UL, Run("compose", Sample("compose").AsMemory(0, ClaimBytes - 1)).ExitCode);
    }

    [Fact]
    public void ComposeRefusesAClaimAboutNoProgram() => AssertComposeEnds(2, witness => witness[3] = 0x7F);

    [Fact]
    public void ComposeRefusesARunThatFailed()
    {
        for (int position = 128; position < ClaimBytes; position++)
            AssertComposeEnds(3, witness => witness[position] = 1);
    }

    [Fact]
    public void ComposeRefusesAJournalThatTheClaimIsNotAbout()
    {
        for (int position = 64; position < 96; position++)
            AssertComposeEnds(4, witness => witness[position] ^= 0x80);
        AssertComposeEnds(4, witness => witness[ClaimBytes] ^= 1);
        Assert.Equal(4UL, Run("compose", Sample("compose").AsMemory(0, ClaimBytes)).ExitCode);
        Assert.Equal(4UL, Run("compose", (byte[])[.. Sample("compose"), 0]).ExitCode);
    }

    [Fact]
    public void ComposeTakesAnEmptyJournal()
    {
        byte[] witness = Sample("compose")[..ClaimBytes];
        SHA256.HashData([]).CopyTo(witness, 64);
        RunResult result = Run("compose", witness);
        Assert.Equal((0UL, 130), (result.ExitCode, result.Journal.Length));
    }

    [Fact]
    public void BatchRefusesWhatIsNoListOfClaims()
    {
        byte[] sample = Sample("batch");
        Assert.Equal(1UL, Run("batch", default).ExitCode);
        Assert.Equal(1UL, Run("batch", sample.AsMemory(1)).ExitCode);
        Assert.Equal(1UL, Run("batch", (byte[])[.. sample, 0]).ExitCode);
    }

    [Fact]
    public void BatchRefusesAClaimAboutNoProgram()
    {
        byte[] sample = Sample("batch");
        sample[(2 * ClaimBytes) + 31] = 0xFF;
        RunResult result = Run("batch", sample);
        Assert.Equal((2UL, 0, 2L), (result.ExitCode, result.Journal.Length, result.AssumedClaimCount));
    }

    [Fact]
    public void GuestsAssumeTheClaimsOfTheirWitness()
    {
        Assert.Equal(Sample("batch").Chunk(ClaimBytes), Run("batch", Sample("batch")).AssumedClaims.Select(claim => claim.ToArray()));
        Assert.Equal(Sample("compose")[..ClaimBytes], Assert.Single(Run("compose", Sample("compose")).AssumedClaims).ToArray());
    }

    /// <summary>The number of the call is altered in the program, so that the kernel answers what one without the call would.</summary>
    [Fact]
    public void AKernelWithoutTheCallDoesNotPassForOneThatRecordsClaims()
    {
        byte[] elf = File.ReadAllBytes(Path.Combine(Guests, "elf", "compose.elf"));
        int instruction = elf.AsSpan().IndexOf(BitConverter.GetBytes(Assembler.Addi(17, 17, 4)));
        Assert.Equal(-1, elf.AsSpan(instruction + 1).IndexOf(BitConverter.GetBytes(Assembler.Addi(17, 17, 4))));
        BitConverter.TryWriteBytes(elf.AsSpan(instruction), Assembler.Addi(17, 17, 5));
        var input = new ProgramInput(default, Sample("compose"));
        RunResult result = ProgramRunner.Run(
            ProgramImage.Load(elf), input, new InterpretingExecutor(), null, 10_000_000, TestContext.Current.CancellationToken);
        Assert.Equal((2UL, 0, 0L), (result.ExitCode, result.Journal.Length, result.AssumedClaimCount));
    }

    private static void AssertComposeEnds(ulong exitCode, Action<byte[]> alter)
    {
        byte[] witness = Sample("compose");
        alter(witness);
        RunResult result = Run("compose", witness);
        Assert.Equal((exitCode, 0), (result.ExitCode, result.Journal.Length));
    }
}

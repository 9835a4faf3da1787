using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;
using Xunit;
using static Nullius.Riscv.Tests.Assembler;

namespace Nullius.Riscv.Tests;

/// <summary>The system call by which a program assumes a claim (Spec §5.4.6). The chain is computed here from the bytes alone.</summary>
public class VerifyCallTests
{
    private const ulong Buffer = 0x40000;
    private const ulong Verify = 0x4E0004;
    private const int ClaimBytes = 136;
    private const ulong UserEnd = 1UL << 32;

    private static RunResult Run(IEnumerable<uint> code, byte[]? input = null, IExecutor? executor = null) =>
        ProgramRunner.Run(
            new ElfBuilder().Code(code).ToImage(),
            new ProgramInput(input ?? [], default),
            executor ?? new InterpretingExecutor(),
            null,
            200_000_000,
            TestContext.Current.CancellationToken);

    [Fact]
    public void AProgramThatAssumesNothingClaimsZero()
    {
        RunResult result = Run(Exit(0));
        Assert.Equal(new byte[32], result.Assumptions.ToArray());
        Assert.Equal([], result.AssumedClaims);
        Assert.Equal(0, result.AssumedClaimCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void AssumedClaimsAreChainedInTheirOrder(int misalignment)
    {
        byte[][] claims = [ClaimOf(1), ClaimOf(2), ClaimOf(3), ClaimOf(2)];
        RunResult result = Run(Assume(claims.Length, Buffer + (ulong)misalignment), [.. claims.SelectMany(claim => claim)]);
        Assert.Equal(0UL, result.ExitCode);
        Assert.Equal(ChainOf(claims), result.Assumptions.ToArray());
        Assert.Equal(claims, result.AssumedClaims.Select(claim => claim.ToArray()));
        Assert.Equal(4, result.AssumedClaimCount);
    }

    [Fact]
    public void ClaimsOfTheGreatestValuesAreChained()
    {
        byte[] claim = [.. Enumerable.Repeat(BitConverter.GetBytes(KoalaBear.Modulus - 1), 8).SelectMany(bytes => bytes), .. Enumerable.Repeat((byte)0xFF, 104)];
        Assert.Equal(ChainOf([claim]), Run(Assume(1, Buffer), claim).Assumptions.ToArray());
    }

    [Fact]
    public void TheChainIsTheSameWhateverExecutes()
    {
        byte[] claims = [.. ClaimOf(7), .. ClaimOf(8)];
        RunResult interpreted = Run(Assume(2, Buffer), claims);
        RunResult compiled = Run(Assume(2, Buffer), claims, new CompilingExecutor());
        Assert.Equal(interpreted.Assumptions.ToArray(), compiled.Assumptions.ToArray());
        Assert.Equal(interpreted.AssumedClaims.Select(claim => claim.ToArray()), compiled.AssumedClaims.Select(claim => claim.ToArray()));
        Assert.Equal(interpreted.Cycles, compiled.Cycles);
    }

    [Theory]
    [InlineData(UserEnd - 135)]
    [InlineData(UserEnd - 1)]
    [InlineData(UserEnd)]
    [InlineData((1UL << 33) - 2048)]
    [InlineData(ulong.MaxValue - 100)]
    [InlineData(ulong.MaxValue)]
    public void AClaimOutsideOfTheProgramsMemoryIsRefused(ulong address) => AssertRefused(-14, address, []);

    [Theory]
    [InlineData(KoalaBear.Modulus)]
    [InlineData(0x8000_0000u)]
    [InlineData(uint.MaxValue)]
    public void AClaimAboutNoProgramIsRefused(uint element)
    {
        for (int index = 0; index < 8; index++)
        {
            byte[] claim = ClaimOf(1);
            BinaryPrimitives.WriteUInt32LittleEndian(claim.AsSpan(4 * index), element);
            AssertRefused(-22, Buffer, claim);
        }
    }

    [Fact]
    public void TheLastBytesOfTheProgramsMemoryMayHoldAClaim()
    {
        RunResult result = Run([.. Call(63, 0, UserEnd - ClaimBytes, ClaimBytes), .. Call(Verify, UserEnd - ClaimBytes), .. Exit(0)], ClaimOf(4));
        Assert.Equal(ChainOf([ClaimOf(4)]), result.Assumptions.ToArray());
    }

    [Fact]
    public void ARefusedClaimLeavesThoseBeforeIt()
    {
        byte[] refused = ClaimOf(2);
        refused.AsSpan(28, 4).Fill(0xFF);
        RunResult result = Run(Assume(3, Buffer), [.. ClaimOf(1), .. refused, .. ClaimOf(3)]);
        Assert.Equal(ChainOf([ClaimOf(1), ClaimOf(3)]), result.Assumptions.ToArray());
        Assert.Equal(2, result.AssumedClaimCount);
    }

    [Fact]
    public void AFaultDoesNotForgetWhatWasAssumed()
    {
        uint[] assume = [.. Call(63, 0, Buffer, ClaimBytes), .. Call(Verify, Buffer)];
        RunResult fault = Run([.. assume, 0], ClaimOf(5));
        RunResult overflow = Run([.. assume, .. Call(64, 1, 0, 1 << 24), .. Call(64, 1, 0, 1)], ClaimOf(5));
        Assert.Equal((0x102UL, 0x106UL), (fault.ExitCode, overflow.ExitCode));
        Assert.Equal(ChainOf([ClaimOf(5)]), fault.Assumptions.ToArray());
        Assert.Equal(ChainOf([ClaimOf(5)]), overflow.Assumptions.ToArray());
    }

    [Fact]
    public void NoStoreReachesTheChain()
    {
        RunResult result = Run([.. Call(63, 0, Buffer, ClaimBytes), .. Call(Verify, Buffer), .. Li(5, MachineLayout.Claim + 96), Sd(0, 5, 0), .. Exit(0)], ClaimOf(6));
        Assert.Equal(0x104UL, result.ExitCode);
        Assert.Equal(ChainOf([ClaimOf(6)]), result.Assumptions.ToArray());
    }

    /// <summary>Every system call that writes is given every address from which it would change the chain.</summary>
    [Theory]
    [InlineData(63, 1)]
    [InlineData(0x4E0001, 0)]
    [InlineData(0x4E0002, 0)]
    [InlineData(0x4E0003, 0)]
    public void NoSystemCallWritesTheChain(int number, int pointerIndex)
    {
        const ulong chain = MachineLayout.Claim + 96;
        var code = new List<uint>([.. Call(63, 0, Buffer, ClaimBytes), .. Call(Verify, Buffer)]);
        for (ulong address = chain - 200; address < chain + 32; address += 4)
        {
            ulong[] arguments = pointerIndex == 0 ? [address, Buffer] : [0, address, 200];
            code.AddRange([.. Call((ulong)number, arguments), Addi(9, 10, 14), B(0, 9, 0, 8), 0]); // Another result than -14 is an illegal instruction.
        }

        RunResult result = Run([.. code, .. Exit(0)], [.. ClaimOf(6), .. new byte[500]]);
        Assert.Equal(0UL, result.ExitCode);
        Assert.Equal(ChainOf([ClaimOf(6)]), result.Assumptions.ToArray());
    }

    [Fact]
    public void MoreClaimsThanAreKeptAreCounted()
    {
        const int count = HostOutput.AssumedClaimsMax + 3;
        uint[] body = [.. Call(Verify, Buffer), Addi(9, 9, -1)];
        uint[] code = [.. Call(63, 0, Buffer, ClaimBytes), .. Li(9, count), .. body, B(1, 9, 0, -4 * body.Length), .. Exit(0)];
        RunResult result = Run(code, ClaimOf(1), new CompilingExecutor());
        Assert.Equal((0UL, count, HostOutput.AssumedClaimsMax), (result.ExitCode, result.AssumedClaimCount, result.AssumedClaims.Count));
    }

    private static void AssertRefused(int expected, ulong address, byte[] claim)
    {
        uint[] code =
        [
            .. Call(63, 0, Buffer, ClaimBytes), .. Call(Verify, address),
            Addi(9, 10, 0), .. Li(5, Buffer + 512), Sd(9, 5, 0), .. Call(64, 1, Buffer + 512, 8), .. Exit(0),
        ];
        RunResult result = Run(code, claim);
        Assert.Equal(expected, BitConverter.ToInt64(result.Journal.Span));
        Assert.Equal(new byte[32], result.Assumptions.ToArray());
        Assert.Equal(0, result.AssumedClaimCount);
    }

    // Reads one claim after the other from the input to an address and assumes each, whatever the result.
    private static IEnumerable<uint> Assume(int count, ulong address) =>
        [.. Enumerable.Repeat(0, count).SelectMany(_ => (uint[])[.. Call(63, 0, address, ClaimBytes), .. Call(Verify, address)]), .. Exit(0)];

    private static byte[] ClaimOf(byte seed)
    {
        byte[] claim = [.. Enumerable.Range(0, ClaimBytes).Select(index => (byte)((index * 37) + (seed * 101)))];
        for (int element = 0; element < 8; element++)
            claim[(4 * element) + 3] &= 0x3F; // below p
        return claim;
    }

    // Spec §5.7: elements of the claim, its digest, the chain.
    private static byte[] ChainOf(IEnumerable<byte[]> claims)
    {
        Digest chain = default;
        foreach (byte[] claim in claims)
        {
            IEnumerable<uint> programId = Enumerable.Range(0, 8).Select(index => BitConverter.ToUInt32(claim, 4 * index));
            IEnumerable<uint> limbs = Enumerable.Range(16, 52).Select(index => (uint)BitConverter.ToUInt16(claim, 2 * index));
            KoalaBear[] elements = [.. programId.Concat(limbs).Concat(new uint[12]).Select(KoalaBear.FromCanonical)];
            Assert.Equal(72, elements.Length);
            chain = Poseidon2Hash.Compress(chain, StatementDigest.Compute(2, elements));
        }

        return chain.ToArray();
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Nullius.Hashing;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class ClaimOpeningTests
{
    private static readonly Lazy<(ClaimOpening Opening, Digest Root, RunResult Result, byte[] Input)> Final = new(() => Run("hello"));

    private static (ClaimOpening, Digest, RunResult, byte[]) Run(string guest)
    {
        ProgramImage image = Repository.Guest(guest);
        ProgramInput input = Repository.Input(guest);
        var state = new MachineState(image, input);
        var executor = new InterpretingExecutor();
        executor.Run(state, long.MaxValue, CancellationToken.None);
        MemorySnapshot memory = state.TakeSnapshot().Memory;
        var tree = new MemoryTree();
        tree.Update([.. memory.EnumeratePages().Select(index =>
        {
            var page = default(PageDwords);
            memory.CopyPage(index, page);
            return new PageUse(index, default, page, default);
        })]);
        return (tree.OpenClaim(memory), tree.Root, state.GetResult(), input.PublicInput.ToArray());
    }

    [Fact]
    public void OpensTheClaimOfARun()
    {
        (ClaimOpening opening, Digest root, RunResult result, byte[] input) = Final.Value;
        Assert.True(opening.TryVerify(root, out ClaimContents? claim));
        Assert.Equal(SHA256.HashData(input), claim.InputDigest);
        Assert.Equal(SHA256.HashData(result.Journal.Span), claim.JournalDigest);
        Assert.Equal(result.ExitCode, claim.ExitCode);
        Assert.Equal(default, claim.Assumptions);
    }

    [Fact]
    public void OpensTheAssumptionsOfARun()
    {
        (ClaimOpening opening, Digest root, RunResult result, _) = Run("batch");
        Assert.True(opening.TryVerify(root, out ClaimContents? claim));
        Claim[] assumed = [.. result.AssumedClaims.Select(bytes => Claim.TryRead(bytes.Span, out Claim? read) ? read : throw new InvalidDataException())];
        Assert.Equal(5, assumed.Length);
        Assert.Equal(AssumptionChain.Of(assumed), claim.Assumptions);
    }

    [Fact]
    public void EncodingsRoundTrip()
    {
        (ClaimOpening opening, Digest root, _, _) = Final.Value;
        var bytes = new byte[ClaimOpening.EncodedBytes];
        opening.Write(bytes);
        Assert.True(ClaimOpening.TryRead(bytes, out ClaimOpening? read));
        Assert.True(read.TryVerify(root, out _));
        Assert.False(ClaimOpening.TryRead(bytes.AsSpan(1), out _));
        bytes.AsSpan(ClaimOpening.ClaimBytes, 4).Fill(0xFF);
        Assert.False(ClaimOpening.TryRead(bytes, out _));
    }

    [Fact]
    public void RejectsEveryAlteredByte()
    {
        (ClaimOpening opening, Digest root, _, _) = Final.Value;
        var bytes = new byte[ClaimOpening.EncodedBytes];
        opening.Write(bytes);
        for (int index = 0; index < bytes.Length; index++)
        {
            bytes[index] ^= 1;
            Assert.False(ClaimOpening.TryRead(bytes, out ClaimOpening? forged) && forged.TryVerify(root, out _));
            bytes[index] ^= 1;
        }
    }

    [Theory]
    [InlineData(9, 1UL)]
    [InlineData(10, 1UL << 32)]
    [InlineData(11, 1UL << 63)]
    [InlineData(12, 0x7F000001UL)]
    [InlineData(15, 0x7F000001UL << 32)]
    public void RejectsContentsThatNoKernelLeaves(int dword, ulong value)
    {
        Assert.False(TryOpen(dword, value, out ClaimContents? claim));
        Assert.Null(claim);
    }

    [Theory]
    [InlineData(12, 0x7F000000UL)]
    [InlineData(15, 0x7F000000UL << 32)]
    public void AcceptsEveryElementAsPartOfTheAssumptions(int dword, ulong value)
    {
        Assert.True(TryOpen(dword, value, out ClaimContents? claim));
        Assert.Equal(value, BitConverter.ToUInt64(claim.Assumptions.ToArray(), 8 * (dword - 12)));
    }

    // Opens a claim of which all bytes but one dword are zero.
    private static bool TryOpen(int dword, ulong value, [NotNullWhen(true)] out ClaimContents? claim)
    {
        var page = default(PageDwords);
        page[dword % 4] = value;
        var tree = new MemoryTree();
        tree.Update([new PageUse((uint)(MemoryMap.Claim / 32) + (uint)(dword / 4), default, page, default)]);
        var memory = new SparseMemory(MemorySnapshot.Empty);
        memory.UpdateDword((uint)(MemoryMap.Claim / 8) + (uint)dword, ulong.MaxValue, value);
        ClaimOpening opening = tree.OpenClaim(memory.TakeSnapshot());
        return opening.TryVerify(tree.Root, out claim);
    }

    [Fact]
    public void RejectsAnotherRoot()
    {
        (ClaimOpening opening, _, _, _) = Final.Value;
        Assert.False(opening.TryVerify(EmptySubtree.At(0), out _));
    }
}

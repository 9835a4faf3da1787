using System.Security.Cryptography;
using Nullius.Hashing;
using Nullius.Riscv;
using Nullius.Tracing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class ClaimOpeningTests
{
    private static readonly Lazy<(ClaimOpening Opening, Digest Root, RunResult Result, byte[] Input)> Final = new(Run);

    private static (ClaimOpening, Digest, RunResult, byte[]) Run()
    {
        ProgramImage image = Repository.Guest("hello");
        ProgramInput input = Repository.Input("hello");
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
        Assert.True(opening.TryVerify(root, out Claim? claim));
        Assert.Equal(SHA256.HashData(input), claim.InputDigest);
        Assert.Equal(SHA256.HashData(result.Journal.Span), claim.JournalDigest);
        Assert.Equal(result.ExitCode, claim.ExitCode);
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

    [Fact]
    public void RejectsContentAfterTheClaim()
    {
        var page = default(PageDwords);
        page[1] = 1;
        var tree = new MemoryTree();
        tree.Update([new PageUse((uint)(MemoryMap.Claim / 32) + 2, default, page, default)]);
        var memory = new SparseMemory(MemorySnapshot.Empty);
        memory.UpdateDword((uint)(MemoryMap.Claim / 8) + 9, ulong.MaxValue, 1);
        ClaimOpening opening = tree.OpenClaim(memory.TakeSnapshot());
        Assert.False(opening.TryVerify(tree.Root, out Claim? claim));
        Assert.Null(claim);
    }

    [Fact]
    public void RejectsAnotherRoot()
    {
        (ClaimOpening opening, _, _, _) = Final.Value;
        Assert.False(opening.TryVerify(EmptySubtree.At(0), out _));
    }
}

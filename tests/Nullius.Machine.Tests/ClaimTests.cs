using Nullius.Hashing;
using Xunit;

namespace Nullius.Machine.Tests;

public sealed class ClaimTests
{
    private static readonly byte[] Encoded = [.. Enumerable.Range(0, Claim.EncodedBytes).Select(index => (byte)(index % 101))];

    private static Claim Read(byte[] bytes)
    {
        Assert.True(Claim.TryRead(bytes, out Claim? claim));
        return claim;
    }

    [Fact]
    public void TheFormThatProgramsAssumeHasTheSpecifiedOrder()
    {
        Claim claim = Read(Encoded);
        Assert.Equal(Encoded[..32], claim.ProgramId.ToArray());
        Assert.Equal(Encoded.AsSpan(32, 32), claim.InputDigest);
        Assert.Equal(Encoded.AsSpan(64, 32), claim.JournalDigest);
        Assert.Equal(Encoded.AsSpan(96, 32), claim.Context);
        Assert.Equal(BitConverter.ToUInt64(Encoded, 128), claim.ExitCode);
        Assert.Equal(default, claim.Assumptions);
        Assert.False(claim.IsConditional);
        Assert.Equal(Encoded, claim.ToArray());
    }

    [Fact]
    public void RefusesBytesThatAreNoClaim()
    {
        Assert.False(Claim.TryRead(Encoded.AsSpan(1), out _));
        Assert.False(Claim.TryRead([.. Encoded, 0], out _));
        for (int element = 0; element < Digest.Length; element++)
        {
            byte[] bytes = [.. Encoded];
            BitConverter.TryWriteBytes(bytes.AsSpan(4 * element), 0x7F000001);
            Assert.False(Claim.TryRead(bytes, out Claim? claim));
            Assert.Null(claim);
        }
    }

    [Fact]
    public void EveryByteChangesTheDigest()
    {
        var digests = new HashSet<Digest> { ClaimDigest.Compute(Read(Encoded)) };
        for (int index = 0; index < Encoded.Length; index++)
        {
            byte[] bytes = [.. Encoded];
            bytes[index] ^= 1;
            digests.Add(ClaimDigest.Compute(Read(bytes)));
        }

        Assert.Equal(1 + Claim.EncodedBytes, digests.Count);
    }

    [Fact]
    public void AssumptionsChangeTheDigestAndForbidBeingAssumed()
    {
        Claim claim = Read(Encoded);
        Claim conditional = Conditional();
        Assert.True(conditional.IsConditional);
        Assert.NotEqual(ClaimDigest.Compute(claim), ClaimDigest.Compute(conditional));
        Assert.Throws<InvalidOperationException>(conditional.ToArray);
        Assert.Throws<ArgumentException>(() => AssumptionChain.Extend(default, conditional));
        Assert.Throws<ArgumentException>(() => AssumptionChain.Of([claim, conditional]));
    }

    [Fact]
    public void TheChainBindsOrderNumberAndEveryClaim()
    {
        Claim first = Read(Encoded);
        Claim second = Read([.. Encoded.Select(value => (byte)(value / 2))]);
        Claim[][] lists = [[], [first], [second], [first, second], [second, first], [first, first], [first, first, second], [first, second, second]];
        Assert.Equal(lists.Length, lists.Select(AssumptionChain.Of).Distinct().Count());
        Assert.Equal(default, AssumptionChain.Of([]));
        Assert.Equal(AssumptionChain.Of([first, second]), AssumptionChain.Extend(AssumptionChain.Of([first]), second));
    }

    [Fact]
    public void RefusesPartsOfAnotherLength()
    {
        Claim claim = Read(Encoded);
        var contents = new ClaimContents(new byte[32], new byte[32], 0, default);
        Assert.Throws<ArgumentException>(() => new Claim(claim.ProgramId, contents, new byte[31]));
        Assert.Throws<ArgumentException>(() => new ClaimContents(new byte[33], new byte[32], 0, default));
        Assert.Throws<ArgumentException>(() => new ClaimContents(new byte[32], new byte[31], 0, default));
        Assert.False(ClaimContents.TryRead(new byte[127], out _));
    }

    private static Claim Conditional()
    {
        Claim claim = Read(Encoded);
        var contents = new ClaimContents(claim.InputDigest, claim.JournalDigest, claim.ExitCode, claim.ProgramId);
        return new Claim(claim.ProgramId, contents, claim.Context);
    }
}

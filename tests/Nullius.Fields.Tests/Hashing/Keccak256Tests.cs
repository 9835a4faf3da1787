using System.Text;
using Nullius.Hashing;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class Keccak256Tests
{
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("transfer(address,uint256)", "a9059cbb2ab09eb219583f4a59a5d0623ade346d962bcd4e46b11da047c9049b")]
    [InlineData("Transfer(address,address,uint256)", "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")]
    public void AgreesWithEthereum(string message, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Keccak256.Hash(Encoding.UTF8.GetBytes(message))));

    [Fact]
    public void PermutationOfZeroIsThatOfTheReference()
    {
        var state = new ulong[25];
        Keccak256.Permute(state);
        Assert.Equal(0xf1258f7940e1dde7u, state[0]);
        Assert.Equal(0x84d5ccf933c0478au, state[1]);
        Assert.Equal(0xeaf1ff7b5ceca249u, state[24]);
    }

    [Fact]
    public void PaddingStaysInjectiveAroundTheRate()
    {
        var hashes = Enumerable.Range(130, 12).Select(length => Convert.ToHexString(Keccak256.Hash(new byte[length]))).ToHashSet();
        Assert.Equal(12, hashes.Count);
    }
}

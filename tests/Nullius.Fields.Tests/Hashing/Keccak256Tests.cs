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

    /// <summary>The byte 0xa3 repeated, around the rate of 136 bytes; the answers are those of tools/vectors/keccak.py.</summary>
    internal static readonly (int Length, string Hash)[] KnownAnswers =
    [
        (0, "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (1, "9823c8dbb431b3225b0c5a4f0093af3af6e4edd8d2432ae9360c4e022f1ce852"),
        (135, "3d28d08c3dacab77392064a939f3e7f8d03f2e02e2c664ac08a05f63ac652626"),
        (136, "b82d89d96e5575d11a9e1f4cabb2a45e60899e69a19a724cd796bdcf13511018"),
        (137, "ec8008a74e50bc7d6b22c3ad85402bf10e6d4449f3c8618e36c461b8a44eeafb"),
        (200, "3a57666b048777f2c953dc4456f45a2588e1cb6f2da760122d530ac2ce607d4a"),
    ];

    [Fact]
    public void HasTheKnownAnswersAroundTheRate() => Assert.All(KnownAnswers, answer =>
        Assert.Equal(answer.Hash, Convert.ToHexStringLower(Keccak256.Hash(Enumerable.Repeat((byte)0xa3, answer.Length).ToArray()))));

    [Fact]
    public void HashesOntoTheMessageItself()
    {
        var state = new byte[Keccak256.HashBytes];
        Keccak256.Hash(state, state);
        Assert.Equal(Keccak256.Hash(new byte[Keccak256.HashBytes]), state);
    }

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

namespace Nullius.Ethereum.Tests;

public sealed class ContractErrorsTests
{
    private static readonly ContractErrors Errors = ContractErrors.Parse(
        "error InsufficientBid(uint256 offered, uint256 required)", "error Closed()", "error AlreadyClaimed(address)");

    [Fact]
    public void NamesTheErrorAndItsArguments()
    {
        RevertReason reason = Errors.Decode(AbiError.Parse("InsufficientBid(uint256,uint256)").Encode(5, 7));
        Assert.True(reason.Is("InsufficientBid"));
        Assert.Equal([5, 7], reason.Arguments);
        Assert.Equal("InsufficientBid(offered: 5, required: 7)", reason.ToString());
        Assert.Equal("Closed()", Errors.Decode(Selector("Closed()")).ToString());
        Assert.Equal(
            "AlreadyClaimed(0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266)",
            Errors.Decode(AbiError.Parse("AlreadyClaimed(address)").Encode(AnvilAccounts.All[0].Address)).ToString());
    }

    [Fact]
    public void KnowsTheErrorsOfTheLanguage()
    {
        // "Not enough Ether provided." is the example of Solidity's documentation on revert.
        string example = AbiEncodingTests.Words("08c379a0", "20", "1a", AbiEncodingTests.Left("4e6f7420656e6f7567682045746865722070726f76696465642e"));
        Assert.Equal("Not enough Ether provided.", Errors.Decode(Hex.Decode(example)).ToString());
        Assert.Equal("Panic(0x11), arithmetic overflowed", Errors.Decode(AbiError.Parse("Panic(uint256)").Encode(0x11)).ToString());
        Assert.Equal("Panic(153)", Errors.Decode(AbiError.Parse("Panic(uint256)").Encode(153)).ToString());
        Assert.Equal("no reason is given", Errors.Decode([]).ToString());
    }

    [Fact]
    public void ShowsWhatItDoesNotKnow()
    {
        Assert.Equal("the error 0xdeadbeef is not a known one", Errors.Decode([0xde, 0xad, 0xbe, 0xef]).ToString());
        Assert.Equal("the error 0xde is not a known one", Errors.Decode([0xde]).ToString());
        RevertReason cut = Errors.Decode([.. Selector("Closed()"), 0]);
        Assert.Null(cut.Error);
        Assert.False(cut.Is("Closed"));
    }

    [Fact]
    public void ErrorsAreJoined()
    {
        ContractErrors joined = Errors.With(ContractErrors.Parse("error Late(uint64 deadline)", "error Closed()"));
        Assert.Equal("Late(deadline: 9)", joined.Decode(AbiError.Parse("Late(uint64)").Encode(9)).ToString());
        Assert.Equal("Closed()", joined.Decode(Selector("Closed()")).ToString());
        Assert.Throws<ArgumentException>(() => ContractErrors.Parse("error Closed()", "error Closed()"));
    }

    private static byte[] Selector(string signature) => AbiError.Parse(signature).Encode();
}

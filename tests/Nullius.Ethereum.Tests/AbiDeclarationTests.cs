namespace Nullius.Ethereum.Tests;

public sealed class AbiDeclarationTests
{
    private static readonly Address Alice = Address.Parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    private static readonly Address Bob = Address.Parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");

    [Fact]
    public void ReadsADeclarationOfSolidity()
    {
        AbiFunction function = AbiFunction.Parse(
            "function settle((address payee, uint64 nonce)[] calldata orders, bytes calldata proof) external payable returns (uint amount, bool);");
        Assert.Equal("settle", function.Name);
        Assert.Equal("settle((address,uint64)[],bytes)", function.Signature);
        Assert.Equal(["orders", "proof"], function.Inputs.Select(parameter => parameter.Name));
        Assert.Equal("(uint256,bool)", function.Outputs.Type.Name);
        Assert.Equal(["amount", ""], function.Outputs.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("uint", "uint256", false, 32)]
    [InlineData("uint64[3]", "uint64[3]", false, 96)]
    [InlineData("bytes32[2][3]", "bytes32[2][3]", false, 192)]
    [InlineData("(uint8,(bool,address)[2])", "(uint8,(bool,address)[2])", false, 160)]
    [InlineData("tuple(uint8 a, string b)", "(uint8,string)", true, 32)]
    [InlineData("bytes[2]", "bytes[2]", true, 32)]
    [InlineData("bool[]", "bool[]", true, 32)]
    public void TypesKnowTheirHeads(string text, string name, bool isDynamic, int headBytes)
    {
        AbiType type = AbiType.Parse(text);
        Assert.Equal((name, isDynamic, headBytes), (type.Name, type.IsDynamic, type.HeadBytes));
    }

    [Theory]
    [InlineData("uint7")]
    [InlineData("uint264")]
    [InlineData("int256")]
    [InlineData("bytes0")]
    [InlineData("bytes33")]
    [InlineData("bool[0]")]
    [InlineData("bool[-1]")]
    [InlineData("()[]")]
    [InlineData("bool[")]
    [InlineData("(bool")]
    [InlineData("bool,bool")]
    [InlineData("mapping")]
    [InlineData("uint256[99999999999]")]
    [InlineData("uint256[2000000000]")]
    [InlineData("")]
    public void WhatIsNotATypeIsRejected(string text) => Assert.Throws<FormatException>(() => AbiType.Parse(text));

    [Fact]
    public void SaysWhereADeclarationEnds()
    {
        var exception = Assert.Throws<FormatException>(() => AbiFunction.Parse("function f(uint8"));
        Assert.Equal("'function f(uint8' does not declare anything: ')' is expected at character 17.", exception.Message);
        exception = Assert.Throws<FormatException>(() => AbiFunction.Parse("error f(uint8)"));
        Assert.Equal("'error f(uint8)' does not declare a function.", exception.Message);
    }

    [Fact]
    public void EventsAreDecodedFromTopicsAndData()
    {
        AbiEvent transfer = AbiEvent.Parse("event Transfer(address indexed from, address indexed to, uint256 value)");

        // The topic that every explorer shows for a transfer of ERC-20.
        Assert.Equal("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", transfer.Topic.ToString());
        LogEntry log = Log([transfer.Topic, Topic(Alice), Topic(Bob)], AbiParameters.Parse("(uint256)").Encode(5));
        Assert.Equal([Alice, Bob, 5], transfer.Decode(log));
        Assert.Equal([transfer.Topic, null, Topic(Bob)], transfer.Topics(null, Bob));
    }

    [Fact]
    public void IndexedParametersKeepTheirPlaceAndLongOnesTheirHash()
    {
        AbiEvent noted = AbiEvent.Parse("event Noted(string indexed text, uint64 count, bytes32 indexed root, bytes data)");
        Hash32 textHash = Hash32.Keccak("text"u8), root = Hash32.Keccak("root"u8);
        LogEntry log = Log([noted.Topic, textHash, root], AbiParameters.Parse("(uint64,bytes)").Encode(3, new byte[] { 1, 2 }));
        Assert.Equal([textHash, 3, root, new byte[] { 1, 2 }], noted.Decode(log));
        Assert.Throws<ArgumentException>(() => noted.Topics("text"));
    }

    [Fact]
    public void LogsOfOtherEventsAreRejected()
    {
        AbiEvent noted = AbiEvent.Parse("event Noted(uint64 indexed count)");
        Assert.False(noted.IsEventOf(Log([], [])));
        Assert.Throws<AbiFormatException>(() => noted.Decode(Log([Hash32.Keccak([])], [])));
        Assert.Throws<AbiFormatException>(() => noted.Decode(Log([noted.Topic], [])));
        Assert.Throws<AbiFormatException>(() => noted.Decode(Log([noted.Topic, Topic(Alice)], [])));
        Assert.Throws<FormatException>(() => AbiEvent.Parse("event Four(bool indexed a, bool indexed b, bool indexed c, bool indexed d)"));
    }

    private static Hash32 Topic(Address address) => new([.. new byte[12], .. address.ToArray()]);

    private static LogEntry Log(Hash32[] topics, byte[] data) => new() { Address = Alice, Topics = topics, Data = data };
}

using System.Numerics;

namespace Nullius.Ethereum.Tests;

/// <summary>The examples of Solidity's "Contract ABI Specification", and encodings that ethers 6.17 and viem 2.57 agree upon.</summary>
public sealed class AbiEncodingTests
{
    [Fact]
    public void EncodesStaticArguments()
    {
        byte[] call = AbiFunction.Parse("function baz(uint32 x, bool y) public pure returns (bool r)").EncodeCall(69, true);
        Assert.Equal(Words("cdcd77c0", "45", "1"), Hex.Encode(call));
    }

    [Fact]
    public void EncodesFixedArraysInPlace()
    {
        byte[] call = AbiFunction.Parse("bar(bytes3[2])").EncodeCall(AbiValue.Sequence("abc"u8.ToArray(), "def"u8.ToArray()));
        Assert.Equal(Words("fce353f6", Left("616263"), Left("646566")), Hex.Encode(call));
    }

    [Fact]
    public void EncodesDynamicArgumentsBehindTheHead()
    {
        byte[] call = AbiFunction.Parse("sam(bytes,bool,uint[])").EncodeCall("dave"u8.ToArray(), true, AbiValue.Sequence(1, 2, 3));
        Assert.Equal(Words("a5643bf2", "60", "1", "a0", "4", Left("64617665"), "3", "1", "2", "3"), Hex.Encode(call));
    }

    [Fact]
    public void EncodesStaticAndDynamicArgumentsMixed()
    {
        byte[] call = AbiFunction.Parse("f(uint,uint32[],bytes10,bytes)")
            .EncodeCall(0x123, AbiValue.Sequence(0x456, 0x789), "1234567890"u8.ToArray(), "Hello, world!"u8.ToArray());
        Assert.Equal(
            Words("8be65246", "123", "80", Left("31323334353637383930"), "e0", "2", "456", "789", "d", Left("48656c6c6f2c20776f726c6421")),
            Hex.Encode(call));
    }

    [Fact]
    public void EncodesNestedDynamicArrays()
    {
        byte[] call = AbiFunction.Parse("g(uint[][],string[])")
            .EncodeCall(AbiValue.Sequence(AbiValue.Sequence(1, 2), AbiValue.Sequence(3)), AbiValue.Sequence("one", "two", "three"));
        Assert.Equal(
            Words(
                "2289b18c", "40", "140", "2", "40", "a0", "2", "1", "2", "1", "3",
                "3", "60", "a0", "e0", "3", Left("6f6e65"), "3", Left("74776f"), "5", Left("7468726565")),
            Hex.Encode(call));
    }

    [Fact]
    public void EncodesTuplesAndTheirArrays()
    {
        AbiParameters parameters = AbiParameters.Parse(
            "((address payee, uint64 nonce)[] orders, bytes32[2] roots, string note, (bytes proof, bool ok) last, uint8 small)");
        AbiValue[] values =
        [
            AbiValue.Sequence(
                AbiValue.Sequence(Address.Parse("0x5FbDB2315678afecb367f032d93F642f64180aa3"), 7),
                AbiValue.Sequence(Address.Parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"), ulong.MaxValue)),
            AbiValue.Sequence(Filled(0x11, 32), Filled(0x22, 32)),
            "naïve ☃",
            AbiValue.Sequence(Filled(0xab, 33), true),
            255,
        ];
        string expected = Words(
            "", "c0", new string('1', 64), new string('2', 64), "160", "1a0", "ff",
            "2", "5fbdb2315678afecb367f032d93f642f64180aa3", "7", "70997970c51812dc3a010c7d01b50e0d17dc79c8", "ffffffffffffffff",
            "a", Left("6e61c3af766520e29883"), "40", "1", "21", string.Concat(Enumerable.Repeat("ab", 32)), Left("ab"));
        Assert.Equal(expected, Hex.Encode(parameters.Encode(values)));
        Assert.Equal(values, parameters.Decode(Hex.Decode(expected)));
    }

    [Theory]
    [InlineData("transfer(address,uint256)", 0xa9059cbb)]
    [InlineData("balanceOf(address)", 0x70a08231)]
    [InlineData("baz(uint32,bool)", 0xcdcd77c0)]
    [InlineData("Error(string)", 0x08c379a0)]
    [InlineData("Panic(uint256)", 0x4e487b71)]
    public void SelectorsAreTheStartOfTheHash(string signature, uint selector) => Assert.Equal(new Selector(selector), Selector.Of(signature));

    [Fact]
    public void ValuesHaveToFitTheirTypes()
    {
        AssertMisfit("(uint64)", (BigInteger)ulong.MaxValue + 1, "The value 18446744073709551616 does not fit the type uint64.");
        AssertMisfit("(uint8)", 256, "The value 256 does not fit the type uint8.");
        AssertMisfit("(uint256)", BigInteger.MinusOne, "The value -1 does not fit the type uint256.");
        AssertMisfit("(uint256)", BigInteger.One << 256, $"The value {BigInteger.One << 256} does not fit the type uint256.");
        AssertMisfit("(bytes4)", new byte[3], "The value 0x000000 does not fit the type bytes4.");
        AssertMisfit("(bool)", 1, "The value 1 does not fit the type bool.");
        AssertMisfit("(address)", new byte[20], "The value 0x0000000000000000000000000000000000000000 does not fit the type address.");
        AssertMisfit("(uint8[2])", AbiValue.Sequence(1), "The value (1) does not fit the type uint8[2].");
        AssertMisfit("((bool,bool))", AbiValue.Sequence(true), "The value (true) does not fit the type (bool,bool).");
        AssertMisfit("(string)", "\ud800", expected: null);
        Assert.Throws<ArgumentException>(() => AbiParameters.Parse("(bool)").Encode(true, true));
    }

    [Fact]
    public void ValuesAreReadAsWhatTheyAre()
    {
        AbiValue number = UInt128.MaxValue;
        Assert.Equal(new Wei(UInt128.MaxValue), number.AsWei());
        Assert.Throws<OverflowException>(() => number.AsUInt64());
        Assert.Equal("The value true is not a number.", Assert.Throws<InvalidOperationException>(() => ((AbiValue)true).AsNumber()).Message);
        Assert.Equal("The value 0x01 is not 32 bytes.", Assert.Throws<InvalidOperationException>(() => AbiValue.Bytes([1]).AsHash32()).Message);
    }

    /// <summary>A selector and words, padded on the left.</summary>
    internal static string Words(string selector, params string[] words) => $"0x{selector}{string.Concat(words.Select(word => word.PadLeft(64, '0')))}";

    /// <summary>A word that is padded on the right.</summary>
    internal static string Left(string digits) => digits.PadRight(64, '0');

    private static byte[] Filled(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    private static void AssertMisfit(string parameters, AbiValue value, string? expected)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => AbiParameters.Parse(parameters).Encode(value));
        if (expected is not null)
            Assert.Equal($"{expected} (Parameter 'value')", exception.Message);
    }
}

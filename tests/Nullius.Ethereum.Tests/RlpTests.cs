using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;

namespace Nullius.Ethereum.Tests;

public sealed class RlpTests
{
    // Around the lengths at which the form of the header changes.
    private static readonly Gen<RlpItem> AnyBytes = Gen.OneOf(Gen.Byte.Array[0, 4], Gen.Byte.Array[54, 58], Gen.Byte.Array[254, 260])
        .Select(bytes => RlpItem.OfBytes(bytes));

    private static readonly Gen<RlpItem> AnyItem = Gen.Recursive<RlpItem>((depth, inner) => depth == 4
        ? AnyBytes
        : Gen.Frequency((2, AnyBytes), (1, inner.Array[0, 8].Select(items => RlpItem.OfItems(items)))));

    /// <summary>Vectors of the repository ethereum/tests, RLPTests/rlptest.json.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "", "0x80" },
        { "\u0000", "0x00" },
        { "\u0001", "0x01" },
        { "\u007f", "0x7f" },
        { "dog", "0x83646f67" },
        {
            "Lorem ipsum dolor sit amet, consectetur adipisicing eli",
            "0xb74c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c69"
        },
        {
            "Lorem ipsum dolor sit amet, consectetur adipisicing elit",
            "0xb8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c6974"
        },
    };

    /// <summary>Vectors of the same file.</summary>
    public static TheoryData<string, string> Numbers => new()
    {
        { "0", "0x80" },
        { "1", "0x01" },
        { "127", "0x7f" },
        { "128", "0x8180" },
        { "1000", "0x8203e8" },
        { "100000", "0x830186a0" },
        { "83729609699884896815286331701780722", "0x8f102030405060708090a0b0c0d0e0f2" },
        { "105315505618206987246253880190783558935785933862974822347068935681", "0x9c0100020003000400050006000700080009000a000b000c000d000e01" },
        {
            "115792089237316195423570985008687907853269984665640564039457584007913129639936",
            "0xa1010000000000000000000000000000000000000000000000000000000000000000"
        },
    };

    /// <summary>What is not canonical, from invalidRLPTest.json of the same repository.</summary>
    public static TheoryData<string> Invalid =>
    [
        "bf0f000000000000021111",
        "ff0f000000000000021111",
        "f80180",
        "f80100",
        "b9002100dc2b275d0f74e8a53e6f4ec61b27f24278820be3f82ea2110e582081b0565df0",
        "8100",
        "8101",
        "817f",
        "b800",
        "fb00000040000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f",
        "f800",
        "b81000112233445566778899aabbccddeeff",
        "b801ff",
        "f810000102030405060708090a0b0c0d0e0f",
        "f803112233",
        "",
        "83646f",
        "83646f6700",
        "c583646f67",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void EncodesByteStrings(string text, string encoded) => AssertEncoding(Text(text), encoded);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EncodesNumbers(string number, string encoded) =>
        AssertEncoding(RlpItem.OfNumber(BigInteger.Parse(number, CultureInfo.InvariantCulture)), encoded);

    [Fact]
    public void EncodesLists()
    {
        RlpItem empty = RlpItem.OfItems();
        AssertEncoding(empty, "0xc0");
        AssertEncoding(RlpItem.OfItems(Text("dog"), Text("god"), Text("cat")), "0xcc83646f6783676f6483636174");
        AssertEncoding(RlpItem.OfItems(Text("zw"), RlpItem.OfItems(RlpItem.OfNumber(4)), RlpItem.OfNumber(1)), "0xc6827a77c10401");
        AssertEncoding(RlpItem.OfItems(empty, RlpItem.OfItems(empty), RlpItem.OfItems(empty, RlpItem.OfItems(empty))), "0xc7c0c1c0c3c0c1c0");
    }

    [Fact]
    public void EncodesListsOfFiftySixBytesAndMoreInTheLongForm()
    {
        RlpItem row = RlpItem.OfItems(Text("asdf"), Text("qwer"), Text("zxcv"));
        const string Row = "cf84617364668471776572847a786376";
        AssertEncoding(RlpItem.OfItems([.. Enumerable.Repeat(row, 4)]), "0xf840" + string.Concat(Enumerable.Repeat(Row, 4)));
        AssertEncoding(RlpItem.OfItems([.. Enumerable.Repeat(row, 32)]), "0xf90200" + string.Concat(Enumerable.Repeat(Row, 32)));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void RejectsWhatIsNotCanonical(string encoded) => Assert.Throws<FormatException>(() => Rlp.Decode(Convert.FromHexString(encoded)));

    [Fact]
    public void RejectsListsThatNestTooDeep()
    {
        byte[] nested = [0xc0];
        for (int depth = 1; depth < 64; depth++)
            nested = Rlp.Encode(RlpItem.OfItems(Rlp.Decode(nested)));
        byte[] deeper = Rlp.Encode(RlpItem.OfItems(Rlp.Decode(nested)));
        Assert.Equal("RLP lists nest deeper than 64.", Assert.Throws<FormatException>(() => Rlp.Decode(deeper)).Message);
    }

    [Fact]
    public void DecodesWhatItEncodes() => AnyItem.Sample(item => Assert.Equal(item, Rlp.Decode(Rlp.Encode(item))), iter: 2000, threads: 1);

    [Fact]
    public void WhatDecodesIsTheEncoding() => Gen.Byte.Array[0, 12].Sample(
        bytes =>
        {
            try
            {
                Assert.Equal(bytes, Rlp.Encode(Rlp.Decode(bytes)));
            }
            catch (FormatException)
            {
                // Most bytes are not an encoding.
            }
        },
        iter: 20000,
        threads: 1);

    private static RlpItem Text(string text) => RlpItem.OfBytes(Encoding.ASCII.GetBytes(text));

    private static void AssertEncoding(RlpItem item, string encoded)
    {
        Assert.Equal(encoded, Hex.Encode(Rlp.Encode(item)));
        Assert.Equal(item, Rlp.Decode(Hex.Decode(encoded)));
    }
}

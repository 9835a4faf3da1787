namespace Nullius.Ethereum.Tests;

public sealed class ValueTests
{
    /// <summary>The examples of EIP-55: all capitals, all small, and mixed.</summary>
    public static TheoryData<string> Checksummed =>
    [
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ];

    [Theory]
    [MemberData(nameof(Checksummed))]
    public void AddressesPrintTheirChecksum(string text)
    {
        Assert.Equal(text, Address.Parse(text).ToString());
        Assert.Equal(text, Address.Parse(text.ToLowerInvariant()).ToString());
        Assert.Equal(text, new Address(Convert.FromHexString(text[2..])).ToString());
    }

    [Fact]
    public void AddressesWithAWrongChecksumAreRejected()
    {
        var exception = Assert.Throws<FormatException>(() => Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed"));
        Assert.Equal("'0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed' is not an address: a digit is wrong (EIP-55).", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00")]
    [InlineData("0xgaAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    public void WhatIsNotAnAddressIsRejected(string text) => Assert.False(Address.TryParse(text, out _));

    [Fact]
    public void AddressesAreEqualByContent()
    {
        Address address = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        Assert.Equal(address, new Address(address.ToArray()));
        for (int i = 0; i < Address.Bytes; i++)
        {
            byte[] bytes = address.ToArray();
            bytes[i] ^= 1;
            Assert.NotEqual(address, new Address(bytes));
        }
    }

    [Fact]
    public void HashesKeepTheirBytes()
    {
        byte[] bytes = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        var hash = new Hash32(bytes);
        Assert.Equal(bytes, hash.ToArray());
        Assert.Equal("0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20", hash.ToString());
        Assert.Equal(hash, Hash32.Parse(hash.ToString()));
        Assert.False(Hash32.TryParse(hash.ToString()[..^1], out _));
    }

    [Theory]
    [InlineData(0, "0x0")]
    [InlineData(1, "0x1")]
    [InlineData(1024, "0x400")]
    [InlineData(65, "0x41")]
    public void QuantitiesHaveNoLeadingZeros(ulong value, string text)
    {
        // The examples of the JSON-RPC specification ("Hex encoding: Quantities").
        Assert.Equal(text, Hex.EncodeQuantity(value));
        Assert.Equal(value, (ulong)Hex.DecodeQuantity(text));
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("10")]
    [InlineData("0x-1")]
    [InlineData("0x100000000000000000000000000000000")]
    public void WhatIsNotAQuantityIsRejected(string text) => Assert.Throws<FormatException>(() => Hex.DecodeQuantity(text));

    [Fact]
    public void BytesAreReadWithAndWithoutThePrefix()
    {
        Assert.Equal([0xde, 0xad], Hex.Decode("0xDEad"));
        Assert.Equal([0xde, 0xad], Hex.Decode("dead"));
        Assert.Equal([], Hex.Decode("0x"));
        Assert.Throws<FormatException>(() => Hex.Decode("0xdea"));
        Assert.Throws<FormatException>(() => Hex.Decode("0xdeag"));
    }

    [Theory]
    [InlineData("0", "0 ETH")]
    [InlineData("1", "0.000000000000000001 ETH")]
    [InlineData("1500000000000000000", "1.5 ETH")]
    [InlineData("10000000000000000000000", "10000 ETH")]
    public void AmountsPrintInEther(string wei, string text) => Assert.Equal(text, new Wei(UInt128.Parse(wei)).ToString());

    [Fact]
    public void AmountsAreExact()
    {
        Assert.Equal(new Wei(1_500_000_000_000_000_001), Wei.FromEther(1.500000000000000001m));
        Assert.Equal(Wei.FromEther(1), Wei.FromGwei(1_000_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wei.FromEther(0.0000000000000000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wei.FromEther(-1));
        Assert.Throws<OverflowException>(() => Wei.Zero - new Wei(1));
        Assert.Throws<OverflowException>(() => new Wei(UInt128.MaxValue) + new Wei(1));
        Assert.Throws<OverflowException>(() => new Wei(UInt128.MaxValue) * 2);
    }

    [Fact]
    public void BlocksAreNamedOrNumbered()
    {
        Assert.Equal("latest", default(BlockTag).ToString());
        Assert.Equal("finalized", BlockTag.Finalized.ToString());
        BlockTag number = 255;
        Assert.Equal("0xff", number.ToString());
    }
}

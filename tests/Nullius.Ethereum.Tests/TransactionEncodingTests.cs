using System.Globalization;

namespace Nullius.Ethereum.Tests;

public sealed class TransactionEncodingTests
{
    /// <summary>
    /// Published vectors of ethereumjs (packages/tx/test/json/eip1559.json); the transaction there is wrapped in one more RLP string,
    /// of two bytes of header.
    /// </summary>
    public static TheoryData<ulong, ulong, ulong, ulong, ulong, string> Published => new()
    {
        {
            819, 43203529, 35552, 75853, 121212,
            "02f870821e8e8203338301284d8301d97c828ae094000000000000000000000000000000000000aaaa8402933bc980c080a0d067f2167008c59219"
            + "652f91cbf8788dbca5f771f6e91e2b7657e85b78b472e0a01d305af9fe81fdba43f0dfcd400ed24dcace0a7e30d4e85701dcaaf484cd079e"
        },
        {
            353, 61901619, 32593, 38850, 136295,
            "02f86f821e8e8201618297c283021467827f5194000000000000000000000000000000000000aaaa8403b08b3380c001a004205678f13fc1d7b10f"
            + "eea6513dfa76e24418b6e08097d95c6f93a3b64e536da01d45ad61bfece43862de2cce7d2575a8c1d08c26c87f3cb5f26d7b0be54a91b2"
        },
        {
            985, 32531825, 68541, 66377, 136097,
            "02f871821e8e8203d983010349830213a183010bbd94000000000000000000000000000000000000aaaa8401f0657180c001a0e6d23c5ecc0f388a"
            + "4d41a9523c3ad171e98083a61288c340b968dfe0903a6741a07319e8d54a4fd8f0c081d3ce093d869f9df598481991c8534bfd8f2c163884b4"
        },
        {
            119, 65456115, 62341, 24721, 107729,
            "02f86d821e8e778260918301a4d182f38594000000000000000000000000000000000000aaaa8403e6c7f380c001a0e38e239770801eb995498c82"
            + "1e55ac9c19ae09184bb27b34be105e02fe3b7615a067c64ca6bd6d9107e85fd581ab2e70a14b637eb36505bb40861ef9d6e800cab6"
        },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void SignsThePublishedTransactions(ulong nonce, ulong value, ulong gas, ulong priority, ulong fee, string encoded)
    {
        var transaction = new DynamicFeeTransaction
        {
            ChainId = 0x1e8e,
            Nonce = nonce,
            MaxPriorityFeePerGas = new Wei(priority),
            MaxFeePerGas = new Wei(fee),
            GasLimit = gas,
            To = Address.Parse("0x000000000000000000000000000000000000aaaa"),
            Value = new Wei(value),
        };
        SignedTransaction signed = transaction.Sign(Account.FromHex("0x8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63"));
        Assert.Equal(encoded, Convert.ToHexStringLower(signed.Encoded.Span));
    }

    [Fact]
    public void SignsACall()
    {
        // ethers 6.17 and viem 2.57 make these bytes of these fields.
        var transaction = new DynamicFeeTransaction
        {
            ChainId = 31337,
            Nonce = 0,
            MaxPriorityFeePerGas = Wei.FromGwei(1),
            MaxFeePerGas = Wei.FromGwei(3),
            GasLimit = TransactionLimits.GasMax,
            To = Address.Parse("0x5FbDB2315678afecb367f032d93F642f64180aa3"),
            Data = (byte[])[0xde, 0xad, 0xbe, 0xef, .. new byte[60], 0xff, 0xff, 0xff, 0xff],
        };
        Assert.Equal("0xcf176a37a24831e958bbfe833358d19dd305c9220680a71e4e051b3698b48502", transaction.SigningHash.ToString());
        SignedTransaction signed = transaction.Sign(AnvilAccounts.All[1]);
        Assert.Equal("0xef26c8680ebd768b39377d0f9f4e85c4881a40212f0dc1931510d122271847de", signed.Hash.ToString());
        Assert.Equal((AnvilAccounts.All[1].Address, 0UL), (signed.From, signed.Nonce));
    }

    [Fact]
    public void SignsACreation()
    {
        // Likewise.
        var transaction = new DynamicFeeTransaction
        {
            ChainId = 1,
            Nonce = 1UL << 32,
            MaxPriorityFeePerGas = Wei.Zero,
            MaxFeePerGas = new Wei(128),
            GasLimit = 100_000,
            To = null,
            Value = new Wei(UInt128.One << 127),
            Data = Convert.FromHexString("602a5f5260205ff3"),
        };
        const string Expected =
            "02f86d01850100000000808180830186a080908000000000000000000000000000000088602a5f5260205ff3c080a0858a8e670977fb433d73399e91351c47c2739228a1f4a2f4"
            + "cc3be919e0183693a038fa40979220fb6266a46e9e002e22ea316f86c3944ba8a4d21f052ad225a090";
        Assert.Equal(Expected, Convert.ToHexStringLower(transaction.Sign(AnvilAccounts.All[1]).Encoded.Span));
    }

    [Fact]
    public void TheUnsignedLegacyTransactionOfEip155Hashes()
    {
        RlpItem fields = RlpItem.OfItems(
            RlpItem.OfNumber(9),
            RlpItem.OfNumber(20_000_000_000),
            RlpItem.OfNumber(21_000),
            RlpItem.OfAddress(Address.Parse("0x3535353535353535353535353535353535353535")),
            RlpItem.OfNumber(Wei.FromEther(1).Value),
            RlpItem.Empty,
            RlpItem.OfNumber(1),
            RlpItem.OfNumber(0),
            RlpItem.OfNumber(0));
        byte[] encoded = Rlp.Encode(fields);
        Assert.Equal("0xec098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a764000080018080", Hex.Encode(encoded));
        Assert.Equal("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53", Hash32.Keccak(encoded).ToString());
    }

    [Theory]
    [InlineData("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0", "0", "0xcd234A471b72ba2F1Ccf0A70FCABA648a5eeCD8d")]
    [InlineData("0x6ac7ea33f8831ea9dcc53393aaa88b25a785dbf0", "1", "0x343c43A37D37dfF08AE8C4A11544c718AbB4fCF8")]
    [InlineData("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "0", "0x8464135c8F25Da09e49BC8782676a84730C318bC")]
    [InlineData("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "127", "0x15E1268353F6F19D9de2722bD60eC1081b45D3a6")]
    [InlineData("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "128", "0x9cD5998cd48385cb69AE7AaDdFaC83A5DA185FaA")]
    [InlineData("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "65536", "0x65F416F778a1A86a8BE19e29BAC7ef9032dAb630")]
    [InlineData("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "18446744073709551614", "0x56e1E98b38Cc56B65b9BbD3F5BBB0E33BF400C79")]
    public void ContractsComeToBeWhereOtherLibrariesSay(string creator, string nonce, string contract) =>
        Assert.Equal(contract, ContractAddress.Of(Address.Parse(creator), ulong.Parse(nonce, CultureInfo.InvariantCulture)).ToString());
}

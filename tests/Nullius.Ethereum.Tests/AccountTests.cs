using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Nullius.Ethereum.Tests;

public sealed class AccountTests
{
    private const string Key = "0x4646464646464646464646464646464646464646464646464646464646464646";
    private const string Order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

    /// <summary>As anvil prints them.</summary>
    public static TheoryData<int, string> DevelopmentAccounts => new()
    {
        { 0, "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266" },
        { 1, "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" },
        { 2, "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" },
        { 3, "0x90F79bf6EB2c4f870365E785982E1f101E93b906" },
        { 4, "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65" },
        { 5, "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc" },
        { 6, "0x976EA74026E726554dB657fA54763abd0C3a0aa9" },
        { 7, "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955" },
        { 8, "0x23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f" },
        { 9, "0xa0Ee7A142d267C1f36714E4a8F75612F20a79720" },
    };

    [Theory]
    [MemberData(nameof(DevelopmentAccounts))]
    public void DerivesTheAddressFromTheKey(int index, string address) => Assert.Equal(address, AnvilAccounts.All[index].ToString());

    [Fact]
    public void SignsLikeTheExampleOfEip155()
    {
        Signature signature = Account.FromHex(Key).Sign(Hash32.Parse("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53"));
        Assert.Equal(Decimal("18515461264373351373200002665853028612451056578545711640558177340181847433846"), signature.R);
        Assert.Equal(Decimal("46948507304638947509940763649030358759909902576025900602547168820602576006531"), signature.S);

        // v = 37 = 2 · chain id + 35 + parity.
        Assert.False(signature.IsOdd);
    }

    [Fact]
    public void TheNonceIsThatOfRfc6979()
    {
        // The vector that implementations of secp256k1 share: the key 1 signs SHA-256("Satoshi Nakamoto").
        Signature signature = Account.FromHex("1".PadLeft(64, '0')).Sign(new Hash32(SHA256.HashData(Encoding.ASCII.GetBytes("Satoshi Nakamoto"))));
        Assert.Equal("0x934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8", signature.R.ToString());
        Assert.Equal("0x2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5", signature.S.ToString());
    }

    [Fact]
    public void TheSignerIsRecoveredFromASignatureWithLowS() => Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample(
        (key, message) =>
        {
            key[0] = 1;
            Account account = Account.FromKey(key);
            Signature signature = account.Sign(new Hash32(message));
            Assert.True(new BigInteger(signature.S.ToArray(), isUnsigned: true, isBigEndian: true) <= Number(Order) / 2);
            Assert.Equal(account.Address, SignatureRecovery.Recover(new Hash32(message), signature));
        },
        iter: 60,
        threads: 1);

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(Order)]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("46464646464646464646464646464646464646464646464646464646464646")]
    [InlineData("not a key")]
    public void WhatIsNotAKeyIsRejectedWithoutRepeatingIt(string text)
    {
        var exception = Assert.Throws<FormatException>(() => Account.FromHex(text));
        Assert.Equal("The text is not a private key: 64 hexadecimal digits, not zero and below the order of secp256k1.", exception.Message);
    }

    [Fact]
    public void TheLargestKeyIsAccepted()
    {
        // The order less one is the negative of the key 1: the mirrored point, with the same abscissa.
        Account account = Account.FromHex(Order[..^1] + "0");
        Assert.Equal("0x80C0dbf239224071c59dD8970ab9d542E3414aB2", account.ToString());
    }

    [Fact]
    public void KeyFilesHoldOneKey()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, $"  {Key}\n");
            Assert.Equal("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", Account.FromFile(path).ToString());
            File.WriteAllText(path, $"{Key}{Key}");
            var exception = Assert.Throws<FormatException>(() => Account.FromFile(path));
            Assert.Equal($"'{path}' is not a key file: 64 hexadecimal digits, not zero and below the order of secp256k1.", exception.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void NothingPublicShowsTheKey()
    {
        Account account = Account.FromHex(Key);
        Assert.Equal(["Address"], typeof(Account).GetProperties().Select(property => property.Name));
        Assert.Empty(typeof(Account).GetFields());
        Assert.DoesNotContain("4646", $"{account} {account.Address}", StringComparison.Ordinal);
    }

    private static BigInteger Number(string hexadecimal) => BigInteger.Parse("0" + hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static Hash32 Decimal(string digits) =>
        Hash32.Parse(BigInteger.Parse(digits, CultureInfo.InvariantCulture).ToString("x64", CultureInfo.InvariantCulture)[^64..]);
}

using CsCheck;
using static Nullius.Ethereum.Tests.AbiEncodingTests;

namespace Nullius.Ethereum.Tests;

public sealed class AbiDecodingTests
{
    [Fact]
    public void DecodesTheArgumentsOfACall()
    {
        AbiFunction function = AbiFunction.Parse("f(uint,uint32[],bytes10,bytes)");
        AbiValue[] arguments = [0x123, AbiValue.Sequence(0x456, 0x789), "1234567890"u8.ToArray(), "Hello, world!"u8.ToArray()];
        Assert.Equal(arguments, function.DecodeCall(function.EncodeCall(arguments)));
    }

    [Fact]
    public void ACallOfAnotherFunctionIsRejected()
    {
        var exception = Assert.Throws<AbiFormatException>(() => AbiFunction.Parse("f(uint8)").DecodeCall(AbiFunction.Parse("g(uint8)").EncodeCall(1)));
        Assert.Equal($"The data does not begin with {Selector.Of("f(uint8)")}, the selector of f(uint8).", exception.Message);
    }

    [Fact]
    public void NamesWhatIsWrong()
    {
        AssertRejected("(uint64)", Words("", "10000000000000000"), "a word does not hold a uint64");
        AssertRejected("(address)", Words("", "1" + new string('0', 40)), "a word does not hold a address");
        AssertRejected("(bool)", Words("", "2"), "a word does not hold a bool");
        AssertRejected("(bytes4)", Words("", Left("0000000001")), "a word does not hold a bytes4");
        AssertRejected("(uint8)", "0x", "it ends early");
        AssertRejected("(uint8)", Words("", "1", "0"), "bytes follow it");
        AssertRejected("(uint8,uint8)", Words("", "1"), "it ends early");
        AssertRejected("(bytes)", Words("", "20", "1", Left("0001")), "its padding is not zero");
        AssertRejected("(bytes)", Words("", "20", "21", "0"), "it ends early");
        AssertRejected("(bytes)", Words("", "20", new string('f', 64)), "a length exceeds it");
        AssertRejected("(bytes)", Words("", "40", "0", "0"), "an offset is not the place after the value before");
        AssertRejected("(bytes)", Words("", "0"), "an offset is not the place after the value before");
        AssertRejected("(bytes,bytes)", Words("", "40", "40", "0"), "an offset is not the place after the value before");
        AssertRejected("(uint8[])", Words("", "20", "3", "1", "2"), "it ends early");
        AssertRejected("(string)", Words("", "20", "1", Left("ff")), "a string is not UTF-8");
    }

    [Fact]
    public void DecodesWhatItEncodes() => AbiGenerators.Typed.Sample(
        typed => Assert.Equal(typed.Value, AbiDecoding(typed.Type, AbiEncoding(typed.Type, typed.Value))), iter: 3000, threads: 1);

    [Fact]
    public void ChangedBytesDecodeToAnotherValueOrNotAtAll() => Gen.Select(AbiGenerators.Typed, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample(
        (typed, place, change) =>
        {
            byte[] data = AbiEncoding(typed.Type, typed.Value);
            if (data.Length == 0)
                return;
            data[place % data.Length] ^= change;
            try
            {
                AbiValue other = AbiDecoding(typed.Type, data);
                Assert.NotEqual(typed.Value, other);
                Assert.Equal(data, AbiEncoding(typed.Type, other));
            }
            catch (AbiFormatException)
            {
                // The other possibility.
            }
        },
        iter: 3000,
        threads: 1);

    private static byte[] AbiEncoding(AbiType type, AbiValue value) => AbiParameters.Parse($"({type})").Encode(value);

    private static AbiValue AbiDecoding(AbiType type, byte[] data) => Assert.Single(AbiParameters.Parse($"({type})").Decode(data));

    private static void AssertRejected(string parameters, string data, string reason)
    {
        AbiParameters types = AbiParameters.Parse(parameters);
        byte[] bytes = Hex.Decode(data);
        var exception = Assert.Throws<AbiFormatException>(() => types.Decode(bytes));
        Assert.Equal($"The contract's {bytes.Length} bytes do not decode as {types.Type}: {reason}.", exception.Message);
    }
}

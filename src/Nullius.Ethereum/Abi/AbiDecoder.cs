using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Nullius.Ethereum;

/// <summary>
/// Decodes the contract ABI. Only the encoding that <see cref="AbiEncoder"/> and the Solidity compiler make is accepted: tails in order without gaps, zero
/// padding, nothing behind.
/// </summary>
/// <remarks>
/// Canonical offsets keep the work linear: data whose offsets all point at one place would otherwise unfold to exponentially many
/// values.
/// </remarks>
internal ref struct AbiDecoder
{
    private const int WordBytes = AbiType.WordBytes;

    private readonly AbiType whole;
    private readonly int totalBytes;

    private AbiDecoder(AbiType whole, int totalBytes) => (this.whole, this.totalBytes) = (whole, totalBytes);

    /// <summary>Decodes a value that takes all of the data.</summary>
    /// <exception cref="AbiFormatException">The data is not the encoding of a value of the type.</exception>
    public static AbiValue Decode(AbiType type, ReadOnlySpan<byte> data)
    {
        var decoder = new AbiDecoder(type, data.Length);
        AbiValue value = decoder.Read(type, data, out int consumed);
        return consumed == data.Length ? value : throw decoder.Error("bytes follow it");
    }

    private readonly AbiValue Read(AbiType type, ReadOnlySpan<byte> data, out int consumed)
    {
        consumed = WordBytes;
        switch (type.Kind)
        {
            case AbiTypeKind.Bytes:
                return AbiValue.Bytes(ReadBytes(data, out consumed));
            case AbiTypeKind.Text:
                return ReadText(data, out consumed);
            case AbiTypeKind.Tuple:
                return ReadSequence(type, type.Parts.Count, data, out consumed);
            case AbiTypeKind.FixedArray:
                return ReadSequence(type, type.Size, data, out consumed);
            case AbiTypeKind.Array:
                int count = ReadLength(data);
                AbiValue array = ReadSequence(type, count, data[WordBytes..], out int arrayBytes);
                consumed = WordBytes + arrayBytes;
                return array;
            default:
                return ReadWord(type, Word(data));
        }
    }

    private readonly AbiValue ReadWord(AbiType type, ReadOnlySpan<byte> word)
    {
        (int first, int length) = type.Kind switch
        {
            AbiTypeKind.FixedBytes => (0, type.Size),
            AbiTypeKind.Address => (WordBytes - Address.Bytes, Address.Bytes),
            AbiTypeKind.Boolean => (WordBytes - 1, 1),
            _ => (WordBytes - (type.Size / 8), type.Size / 8),
        };
        ReadOnlySpan<byte> content = word.Slice(first, length);
        if (word[..first].ContainsAnyExcept((byte)0) || word[(first + length)..].ContainsAnyExcept((byte)0))
            throw Error($"a word does not hold a {type}");
        return type.Kind switch
        {
            AbiTypeKind.FixedBytes => AbiValue.Bytes(content),
            AbiTypeKind.Address => new Address(content),
            AbiTypeKind.Boolean => content[0] <= 1 ? content[0] == 1 : throw Error("a word does not hold a bool"),
            _ => new BigInteger(content, isUnsigned: true, isBigEndian: true),
        };
    }

    private readonly AbiValue ReadSequence(AbiType type, int count, ReadOnlySpan<byte> data, out int consumed)
    {
        long headBytes = 0;
        for (int i = 0; i < count && headBytes <= data.Length; i++)
            headBytes += type.PartAt(i).HeadBytes;
        if (headBytes > data.Length)
            throw Error("it ends early");

        var parts = new AbiValue[count];
        int head = 0;
        consumed = (int)headBytes;
        for (int i = 0; i < count; i++)
        {
            AbiType part = type.PartAt(i);
            if (part.IsDynamic)
            {
                if (ReadLength(data[head..]) != consumed)
                    throw Error("an offset is not the place after the value before");
                parts[i] = Read(part, data[consumed..], out int tailBytes);
                consumed += tailBytes;
            }
            else
                parts[i] = Read(part, data[head..], out _);

            head += part.HeadBytes;
        }

        return AbiValue.Sequence(parts);
    }

    private readonly AbiValue ReadText(ReadOnlySpan<byte> data, out int consumed)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(data, out consumed);
        try
        {
            return AbiEncoder.StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Error("a string is not UTF-8");
        }
    }

    private readonly ReadOnlySpan<byte> ReadBytes(ReadOnlySpan<byte> data, out int consumed)
    {
        int length = ReadLength(data);
        data = data[WordBytes..];
        long padded = ((long)length + WordBytes - 1) / WordBytes * WordBytes;
        if (padded > data.Length)
            throw Error("it ends early");
        if (data[length..(int)padded].ContainsAnyExcept((byte)0))
            throw Error("its padding is not zero");
        consumed = WordBytes + (int)padded;
        return data[..length];
    }

    /// <summary>A length or an offset: more than the whole data is never right.</summary>
    private readonly int ReadLength(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> word = Word(data);
        uint low = BinaryPrimitives.ReadUInt32BigEndian(word[(WordBytes - sizeof(uint))..]);
        if (word[..(WordBytes - sizeof(uint))].ContainsAnyExcept((byte)0) || low > totalBytes)
            throw Error("a length exceeds it");
        return (int)low;
    }

    private readonly ReadOnlySpan<byte> Word(ReadOnlySpan<byte> data) => data.Length >= WordBytes ? data[..WordBytes] : throw Error("it ends early");

    private readonly AbiFormatException Error(string reason) => new($"The contract's {totalBytes} bytes do not decode as {whole}: {reason}.");
}

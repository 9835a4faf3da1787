using System.Numerics;

namespace Nullius.Ethereum;

/// <summary>A transaction of EIP-1559 (type 2) without an access list.</summary>
public sealed record DynamicFeeTransaction
{
    private const byte Type = 2;

    /// <summary>The chain that it is valid on.</summary>
    public required ulong ChainId { get; init; }

    /// <summary>How many transactions its sender sent before.</summary>
    public required ulong Nonce { get; init; }

    /// <summary>What the block's proposer gets at most, for each gas.</summary>
    public required Wei MaxPriorityFeePerGas { get; init; }

    /// <summary>What is paid at most, for each gas.</summary>
    public required Wei MaxFeePerGas { get; init; }

    /// <summary>How much gas may be used.</summary>
    public required ulong GasLimit { get; init; }

    /// <summary>The account or contract that is called; null creates a contract.</summary>
    public required Address? To { get; init; }

    /// <summary>The amount that goes along.</summary>
    public Wei Value { get; init; }

    /// <summary>The data of the call, or the code that creates the contract.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>What the sender signs: keccak256(0x02 ‖ rlp(fields)).</summary>
    public Hash32 SigningHash => Hash32.Keccak(Encode(Fields()));

    /// <summary>Signs the transaction.</summary>
    public SignedTransaction Sign(Account account)
    {
        Signature signature = account.Sign(SigningHash);
        byte[] encoded = Encode(
        [
            .. Fields(),
            RlpItem.OfNumber(signature.IsOdd ? 1 : 0),
            OfWord(signature.R),
            OfWord(signature.S),
        ]);
        return new SignedTransaction(Hash32.Keccak(encoded), account.Address, Nonce, encoded);
    }

    private static RlpItem OfWord(Hash32 word) => RlpItem.OfNumber(new BigInteger(word.ToArray(), isUnsigned: true, isBigEndian: true));

    private static byte[] Encode(ReadOnlySpan<RlpItem> fields) => [Type, .. Rlp.Encode(RlpItem.OfItems(fields))];

    private RlpItem[] Fields() =>
    [
        RlpItem.OfNumber(ChainId),
        RlpItem.OfNumber(Nonce),
        RlpItem.OfNumber(MaxPriorityFeePerGas.Value),
        RlpItem.OfNumber(MaxFeePerGas.Value),
        RlpItem.OfNumber(GasLimit),
        To is { } address ? RlpItem.OfAddress(address) : RlpItem.Empty,
        RlpItem.OfNumber(Value.Value),
        RlpItem.OfBytes(Data.Span),
        RlpItem.OfItems(),
    ];
}

namespace Nullius.Ethereum;

/// <summary>Where contracts come to be.</summary>
public static class ContractAddress
{
    /// <summary>
    /// The address of the contract that an account's transaction of a nonce creates: the last 20 bytes of keccak256(rlp([creator,
    /// nonce])).
    /// </summary>
    public static Address Of(Address creator, ulong nonce)
    {
        RlpItem origin = RlpItem.OfItems(RlpItem.OfAddress(creator), RlpItem.OfNumber(nonce));
        return new Address(Hash32.Keccak(Rlp.Encode(origin)).ToArray().AsSpan(Hash32.Bytes - Address.Bytes));
    }
}

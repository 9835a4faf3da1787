namespace Nullius.Ethereum;

/// <summary>The readers of the values that occur in a node's answers.</summary>
internal static class HexConverters
{
    internal sealed class OfQuantity() : HexJsonConverter<ulong>(text => checked((ulong)Hex.DecodeQuantity(text)));

    internal sealed class OfAmount() : HexJsonConverter<Wei>(text => new Wei(Hex.DecodeQuantity(text)));

    internal sealed class OfHash() : HexJsonConverter<Hash32>(Hash32.Parse);

    internal sealed class OfAddress() : HexJsonConverter<Address>(Address.Parse);

    internal sealed class OfData() : HexJsonConverter<ReadOnlyMemory<byte>>(text => Hex.Decode(text));
}

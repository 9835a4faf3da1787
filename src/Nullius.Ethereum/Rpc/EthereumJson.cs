using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nullius.Ethereum;

/// <summary>The source-generated reader of a node's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(HexConverters.OfQuantity),
        typeof(HexConverters.OfAmount),
        typeof(HexConverters.OfHash),
        typeof(HexConverters.OfAddress),
        typeof(HexConverters.OfData),
    ])]
[JsonSerializable(typeof(JsonRpcResponse))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ulong))]
[JsonSerializable(typeof(Wei))]
[JsonSerializable(typeof(Hash32))]
[JsonSerializable(typeof(ReadOnlyMemory<byte>))]
[JsonSerializable(typeof(BlockHeader))]
[JsonSerializable(typeof(TransactionInfo))]
[JsonSerializable(typeof(TransactionReceipt))]
[JsonSerializable(typeof(LogEntry[]))]
internal sealed partial class EthereumJson : JsonSerializerContext;

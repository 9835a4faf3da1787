using System.Text.Json;

namespace Nullius.Ethereum;

/// <summary>A response as it comes; exactly one of result and error is there, if the node keeps to JSON-RPC 2.0.</summary>
/// <param name="Id">The number of the request.</param>
/// <param name="Result">The result, which may be null; undefined where there is an error.</param>
/// <param name="Error">The error.</param>
internal sealed record JsonRpcResponse(long? Id, JsonElement Result, JsonRpcError? Error);

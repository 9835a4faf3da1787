using System.Text.Json;

namespace Nullius.Ethereum;

/// <summary>An error as it comes.</summary>
internal sealed record JsonRpcError
{
    /// <summary>Its number.</summary>
    public required int Code { get; init; }

    /// <summary>The node's words.</summary>
    public required string Message { get; init; }

    /// <summary>What else the node says; for a reverted call, the data of the revert.</summary>
    public JsonElement Data { get; init; }
}

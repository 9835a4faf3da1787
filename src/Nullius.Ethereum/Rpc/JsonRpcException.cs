using System.Text.Json;

namespace Nullius.Ethereum;

/// <summary>A node answered a request with an error.</summary>
public sealed class JsonRpcException : EthereumException
{
    /// <summary>The code for a reverted call, which nodes agree upon by custom.</summary>
    private const int RevertCode = 3;

    internal JsonRpcException(string method, JsonRpcError error)
        : base($"The node refuses {method}: {error.Message.TrimEnd('.')} (code {error.Code}).")
    {
        (Code, NodeMessage) = (error.Code, error.Message);
        ErrorData = error.Data.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => error.Data.GetString(),
            _ => error.Data.GetRawText(),
        };
        RevertData = ToRevertData(error);
    }

    /// <summary>The number of the error.</summary>
    public int Code { get; }

    /// <summary>The node's own words.</summary>
    public string NodeMessage { get; }

    /// <summary>What else the node says: a text, or JSON; null where it says nothing.</summary>
    public string? ErrorData { get; }

    /// <summary>The data of the revert, empty where the node does not tell; null where the error is not a revert.</summary>
    public ReadOnlyMemory<byte>? RevertData { get; }

    private static ReadOnlyMemory<byte>? ToRevertData(JsonRpcError error)
    {
        if (error.Code != RevertCode && !error.Message.Contains("revert", StringComparison.OrdinalIgnoreCase))
            return null;

        // Some nodes wrap the data in an object, others put words before it.
        JsonElement data = error.Data;
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("data", out JsonElement inner))
            data = inner;
        string text = data.ValueKind == JsonValueKind.String ? data.GetString()! : "";
        int start = text.IndexOf(Hex.Prefix, StringComparison.Ordinal);
        string digits = start < 0 ? Hex.Prefix : text[start..];
        var bytes = new byte[(digits.Length - Hex.Prefix.Length) / 2];
        return Hex.TryDecode(digits, bytes) ? bytes : ReadOnlyMemory<byte>.Empty;
    }
}

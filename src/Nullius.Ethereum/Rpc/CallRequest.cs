using System.Text.Json.Nodes;

namespace Nullius.Ethereum;

/// <summary>A call that a node carries out without a transaction.</summary>
public sealed record CallRequest
{
    /// <summary>What is called; null for a creation.</summary>
    public Address? To { get; init; }

    /// <summary>The caller; null stands for the zero address.</summary>
    public Address? From { get; init; }

    /// <summary>The data of the call, or the code that creates the contract.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The amount that goes along.</summary>
    public Wei Value { get; init; }

    /// <summary>How much gas it may use; null leaves it to the node.</summary>
    public ulong? Gas { get; init; }

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["data"] = Hex.Encode(Data.Span) };
        if (To is { } to)
            json["to"] = to.ToString();
        if (From is { } from)
            json["from"] = from.ToString();
        if (Value > Wei.Zero)
            json["value"] = Hex.EncodeQuantity(Value.Value);
        if (Gas is { } gas)
            json["gas"] = Hex.EncodeQuantity(gas);
        return json;
    }
}

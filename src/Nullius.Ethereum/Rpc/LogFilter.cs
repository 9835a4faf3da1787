using System.Text.Json.Nodes;

namespace Nullius.Ethereum;

/// <summary>Which logs are asked for.</summary>
public sealed record LogFilter
{
    /// <summary>The first block.</summary>
    public BlockTag From { get; init; } = BlockTag.Earliest;

    /// <summary>The last block.</summary>
    public BlockTag To { get; init; } = BlockTag.Latest;

    /// <summary>The contracts; none stands for all.</summary>
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>For each place among the topics, what stands there; null stands for anything.</summary>
    public IReadOnlyList<Hash32?> Topics { get; init; } = [];

    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["fromBlock"] = From.ToString(), ["toBlock"] = To.ToString() };
        if (Addresses.Count > 0)
            json["address"] = new JsonArray([.. Addresses.Select(address => (JsonNode)address.ToString())]);
        if (Topics.Count > 0)
            json["topics"] = new JsonArray([.. Topics.Select(topic => (JsonNode?)topic?.ToString())]);
        return json;
    }
}

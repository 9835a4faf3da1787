using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nullius.Cli.Output;

/// <summary>Writes the one JSON object of <c>--json</c>.</summary>
internal static class JsonOutput
{
    public static void Write<T>(T value, JsonTypeInfo<T> type) => Console.Out.WriteLine(JsonSerializer.Serialize(value, type));
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Nullius.Cli.Reports;

namespace Nullius.Cli.Output;

/// <summary>Writes the one JSON object of <c>--json</c>.</summary>
internal static class JsonOutput
{
    // The output is read by programs, not embedded in pages: quotes and letters beyond ASCII stay readable.
    private static readonly ReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void Write<T>(T report) => Console.Out.WriteLine(Format(report, indented: false));

    public static T Parse<T>(string json) => (T)JsonSerializer.Deserialize(json, Json.GetTypeInfo(typeof(T))!)!;

    public static string Format<T>(T report, bool indented)
    {
        string text = JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!);
        return indented ? Indent(text) : text;
    }

    private static string Indent(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.RootElement.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}

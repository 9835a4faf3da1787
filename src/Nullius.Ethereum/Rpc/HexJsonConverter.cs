using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nullius.Ethereum;

/// <summary>Reads values that the node writes as hexadecimal text.</summary>
internal abstract class HexJsonConverter<T>(Func<string, T> parse) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("Hexadecimal text is expected.");
        try
        {
            return parse(reader.GetString()!);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are written by hand.");
}

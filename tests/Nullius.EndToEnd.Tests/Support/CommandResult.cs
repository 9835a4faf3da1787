using System.Text.Json;

namespace Nullius.EndToEnd.Tests.Support;

/// <summary>What a run of the command line returned and printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The one JSON object on standard output; fails if there is anything else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public IEnumerable<string> JsonNames => Json.EnumerateObject().Select(property => property.Name);
}

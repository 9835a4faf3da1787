using System.Text.Json.Serialization;

namespace Nullius.Sdk;

/// <summary>The source-generated serializer of the work directory's manifest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkManifest))]
internal sealed partial class WorkJson : JsonSerializerContext;

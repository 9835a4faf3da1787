using System.Text.Json.Serialization;

namespace Nullius.Sdk;

/// <summary>The source-generated serializer of the work directories' manifests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkManifest))]
[JsonSerializable(typeof(CompressionManifest))]
internal sealed partial class WorkJson : JsonSerializerContext;

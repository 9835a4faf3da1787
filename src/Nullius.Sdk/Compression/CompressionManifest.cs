using System.Security.Cryptography;
using System.Text.Json;

namespace Nullius.Sdk;

/// <summary>What the proofs of a work directory belong to.</summary>
/// <param name="FormatVersion">The version of this format.</param>
/// <param name="ReceiptDigest">SHA-256 of the bytes of the receipt that is being compressed.</param>
internal sealed record CompressionManifest(int FormatVersion, string ReceiptDigest)
{
    public static CompressionManifest Create(Receipt receipt) => new(1, Convert.ToHexStringLower(SHA256.HashData(receipt.ToArray())));

    /// <summary>Whether the bytes are a manifest.</summary>
    public static bool IsManifest(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WorkJson.Default.CompressionManifest) is { ReceiptDigest: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.CompressionManifest);
}

using System.Security.Cryptography;
using System.Text.Json;
using Nullius.Protocol;
using Nullius.Riscv;

namespace Nullius.Sdk;

/// <summary>What the segments of a work directory belong to. Two proofs may share segments only if all of it is equal.</summary>
/// <param name="FormatVersion">The version of this format.</param>
/// <param name="ProgramId">The program.</param>
/// <param name="InputDigest">SHA-256 of the public input.</param>
/// <param name="WitnessDigest">SHA-256 of the witness.</param>
/// <param name="Context">The context.</param>
/// <param name="SecurityBits">λ.</param>
/// <param name="Shape">The name of the shape.</param>
internal sealed record WorkManifest(
    int FormatVersion, string ProgramId, string InputDigest, string WitnessDigest, string Context, int SecurityBits, string Shape)
{
    public static WorkManifest Create(GuestProgram program, ProgramInput input, ReadOnlyMemory<byte> context, Shape shape) => new(
        1,
        program.Id.ToString(),
        Convert.ToHexStringLower(SHA256.HashData(input.PublicInput.Span)),
        Convert.ToHexStringLower(SHA256.HashData(input.Witness.Span)),
        Convert.ToHexStringLower(context.Span),
        shape.SecurityBits,
        shape.Name);

    /// <summary>Reads a manifest; null where the bytes are something else.</summary>
    public static WorkManifest? TryParse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WorkJson.Default.WorkManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.WorkManifest);
}

using System.Text;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Chain.Tests.Vectors;

/// <summary>Writes sealed claims and a batch for <c>contracts/test</c>: one property a line.</summary>
internal static class ClaimVector
{
    /// <summary>A claim with its seal.</summary>
    public static string OfClaim(EvmReceipt receipt) => Write([.. Claim(receipt.Claim), ("seal", Hex(receipt.Seal.Span))]);

    /// <summary>A root with its seal, and each claim under it with its path.</summary>
    public static string OfBatch(BatchReceipt batch, EvmReceipt sealedBatch)
    {
        ClaimInclusion[] inclusions = [.. Enumerable.Range(0, batch.Claims.Count).Select(batch.InclusionOf)];
        List<(string, string)> properties = [("root", Hex(batch.Root.Span)), ("seal", Hex(sealedBatch.Seal.Span))];
        foreach (ClaimInclusion inclusion in inclusions)
        {
            properties.AddRange(Claim(inclusion.Claim).Select(property => ($"{property.Name}{inclusion.Index}", property.Value)));
            properties.Add(($"path{inclusion.Index}", $"[{string.Join(',', inclusion.Path.ToArray().Chunk(32).Select(sibling => Hex(sibling)))}]"));
        }

        return Write(properties);
    }

    private static (string Name, string Value)[] Claim(Claim claim) =>
    [
        ("programId", Hex(claim.ProgramId.ToArray())),
        ("inputDigest", Hex(claim.InputDigest)),
        ("journalDigest", Hex(claim.JournalDigest)),
        ("exitCode", claim.ExitCode.ToString()),
        ("context", Hex(claim.Context)),
    ];

    private static string Write(IEnumerable<(string Name, string Value)> properties)
    {
        var text = new StringBuilder("{\n");
        text.AppendJoin(",\n", properties.Select(property => $"  \"{property.Name}\": {property.Value}"));
        return text.Append("\n}\n").ToString();
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => $"\"0x{Convert.ToHexStringLower(bytes)}\"";
}

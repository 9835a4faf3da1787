using System.Buffers.Binary;
using System.Text;
using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Chain.Tests.Vectors;

/// <summary>Writes sealed claims and a batch for <c>contracts/test</c>: one property a line.</summary>
internal static class ClaimVector
{
    private const int AlteredSeals = 96;

    /// <summary>A claim with its seal; and bits of the seal, each with the selector of the check that rejects the seal when it is flipped.</summary>
    public static string OfClaim(EvmReceipt receipt)
    {
        byte[] seal = receipt.Seal.ToArray();
        var bits = new List<int>();
        var selectors = new List<uint>();
        for (int index = 0; index < AlteredSeals; index++)
        {
            int bit = (int)((long)seal.Length * 8 * index / AlteredSeals) + (index % 29);
            seal[bit / 8] ^= (byte)(1 << (bit % 8));
            bits.Add(bit);
            selectors.Add(BinaryPrimitives.ReadUInt32BigEndian(Keccak256.Hash(Encoding.ASCII.GetBytes($"{SealVerifier.Verify(receipt.Claim, seal)}()"))));
            seal[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        return Write([
            .. Claim(receipt.Claim), ("seal", Hex(receipt.Seal.Span)),
            ("alteredBits", $"[{string.Join(',', bits)}]"), ("alteredChecks", $"[{string.Join(',', selectors)}]")]);
    }

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

using System.Security.Cryptography;
using Nullius.Hashing;
using Nullius.Machine;

namespace Nullius.Verifier;

/// <summary>What the guest <c>batch</c> of this version proves (Spec §7.4, §7.6.2).</summary>
public static class BatchGuest
{
    // Depends on the guest and on the kernel; a test compares it with the program in the repository.
    private const string ProgramIdText = "a83d272f357bba10a5d67d30ae71b410d8e8404a3ab6442b4cc6fe67fca56748";

    /// <summary>The program id.</summary>
    public static Digest ProgramId { get; } = ReadProgramId();

    /// <summary>The claim of a batch with this root, 32 bytes: no input, the root as journal, exit code 0, a context of zeros, no assumptions.</summary>
    public static Claim ClaimOf(ReadOnlySpan<byte> root)
    {
        var contents = new ClaimContents(SHA256.HashData([]), SHA256.HashData(root), 0, default);
        return new Claim(ProgramId, contents, new byte[SegmentStatement.ContextBytes]);
    }

    private static Digest ReadProgramId() => Digest.TryRead(Convert.FromHexString(ProgramIdText), out Digest id)
        ? id
        : throw new InvalidOperationException("the program id of the guest is no digest");
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>What the kernel leaves in memory at the end of a run (Spec §5.4.5). Immutable; 128 bytes.</summary>
public sealed class ClaimContents
{
    /// <summary>Bytes of a SHA-256 digest.</summary>
    public const int DigestBytes = 32;

    /// <summary>The bytes in memory.</summary>
    public const int EncodedBytes = 128;

    private const int ExitCodeOffset = 2 * DigestBytes;
    private const int ZeroOffset = ExitCodeOffset + sizeof(ulong);
    private const int AssumptionsOffset = 3 * DigestBytes;

    private readonly byte[] _inputDigest;
    private readonly byte[] _journalDigest;

    /// <summary>Creates the contents from two SHA-256 digests, the exit code and the assumptions.</summary>
    public ClaimContents(ReadOnlySpan<byte> inputDigest, ReadOnlySpan<byte> journalDigest, ulong exitCode, in Digest assumptions)
    {
        if (inputDigest.Length != DigestBytes || journalDigest.Length != DigestBytes)
            throw new ArgumentException($"digests have {DigestBytes} bytes");
        _inputDigest = [.. inputDigest];
        _journalDigest = [.. journalDigest];
        ExitCode = exitCode;
        Assumptions = assumptions;
    }

    /// <summary>The SHA-256 digest of the public input.</summary>
    public ReadOnlySpan<byte> InputDigest => _inputDigest;

    /// <summary>The SHA-256 digest of the journal.</summary>
    public ReadOnlySpan<byte> JournalDigest => _journalDigest;

    /// <summary>0–255 by the program; from 256 on by the machine (Spec §5.4.3).</summary>
    public ulong ExitCode { get; }

    /// <summary>The chain of the claims that the program assumed, zero if there are none (Spec §5.7).</summary>
    public Digest Assumptions { get; }

    /// <summary>Reads the bytes in memory; false where they do not have the form that the kernel gives them.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, [NotNullWhen(true)] out ClaimContents? contents)
    {
        contents = null;

        // Spec §5.4.5: bytes 72–95 are zero, the assumptions are elements in canonical form.
        if (source.Length != EncodedBytes
            || source[ZeroOffset..AssumptionsOffset].ContainsAnyExcept((byte)0)
            || !Digest.TryRead(source[AssumptionsOffset..], out Digest assumptions))
            return false;
        contents = new ClaimContents(
            source[..DigestBytes],
            source.Slice(DigestBytes, DigestBytes),
            BinaryPrimitives.ReadUInt64LittleEndian(source[ExitCodeOffset..]),
            assumptions);
        return true;
    }

    /// <summary>The bytes in memory.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[EncodedBytes];
        InputDigest.CopyTo(bytes);
        JournalDigest.CopyTo(bytes.AsSpan(DigestBytes));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(ExitCodeOffset), ExitCode);
        Assumptions.Write(bytes.AsSpan(AssumptionsOffset));
        return bytes;
    }
}

namespace Nullius.Machine;

/// <summary>What the kernel leaves in memory at the end of a run (Spec §5.4.5). Immutable; 72 bytes.</summary>
public sealed class Claim
{
    /// <summary>Bytes of a SHA-256 digest.</summary>
    public const int DigestBytes = 32;

    private readonly byte[] _inputDigest;
    private readonly byte[] _journalDigest;

    /// <summary>Creates a claim from two SHA-256 digests and the exit code.</summary>
    public Claim(ReadOnlySpan<byte> inputDigest, ReadOnlySpan<byte> journalDigest, ulong exitCode)
    {
        if (inputDigest.Length != DigestBytes || journalDigest.Length != DigestBytes)
            throw new ArgumentException($"digests have {DigestBytes} bytes");
        _inputDigest = [.. inputDigest];
        _journalDigest = [.. journalDigest];
        ExitCode = exitCode;
    }

    /// <summary>The SHA-256 digest of the public input.</summary>
    public ReadOnlySpan<byte> InputDigest => _inputDigest;

    /// <summary>The SHA-256 digest of the journal.</summary>
    public ReadOnlySpan<byte> JournalDigest => _journalDigest;

    /// <summary>0–255 by the program; from 256 on by the machine (Spec §5.4.3).</summary>
    public ulong ExitCode { get; }

    /// <summary>True when all three parts are equal.</summary>
    public bool Matches(Claim other) =>
        InputDigest.SequenceEqual(other.InputDigest) && JournalDigest.SequenceEqual(other.JournalDigest) && ExitCode == other.ExitCode;
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>What a receipt claims (Spec §5.6). Immutable.</summary>
public sealed class Claim
{
    /// <summary>The bytes of the form in which a program assumes a claim (Spec §5.4.1).</summary>
    public const int EncodedBytes = ContextOffset + SegmentStatement.ContextBytes + sizeof(ulong);

    private const int InputDigestOffset = Digest.EncodedBytes;
    private const int JournalDigestOffset = InputDigestOffset + ClaimContents.DigestBytes;
    private const int ContextOffset = JournalDigestOffset + ClaimContents.DigestBytes;
    private const int ExitCodeOffset = ContextOffset + SegmentStatement.ContextBytes;

    private readonly ClaimContents _contents;
    private readonly byte[] _context;

    /// <summary>Creates a claim.</summary>
    /// <param name="programId">The program.</param>
    /// <param name="contents">What its run left in memory.</param>
    /// <param name="context">The 32 bytes that the proof is bound to.</param>
    public Claim(in Digest programId, ClaimContents contents, ReadOnlySpan<byte> context)
    {
        ArgumentNullException.ThrowIfNull(contents);
        if (context.Length != SegmentStatement.ContextBytes)
            throw new ArgumentException($"a context has {SegmentStatement.ContextBytes} bytes", nameof(context));
        ProgramId = programId;
        _contents = contents;
        _context = [.. context];
    }

    /// <summary>The program id.</summary>
    public Digest ProgramId { get; }

    /// <summary>What the kernel leaves of it in memory.</summary>
    public ClaimContents Contents => _contents;

    /// <summary>The SHA-256 digest of the public input.</summary>
    public ReadOnlySpan<byte> InputDigest => _contents.InputDigest;

    /// <summary>The SHA-256 digest of the journal.</summary>
    public ReadOnlySpan<byte> JournalDigest => _contents.JournalDigest;

    /// <summary>The 32 bytes that the proof is bound to.</summary>
    public ReadOnlySpan<byte> Context => _context;

    /// <summary>The exit code.</summary>
    public ulong ExitCode => _contents.ExitCode;

    /// <summary>The chain of the claims that the program assumed, zero if there are none (Spec §5.7).</summary>
    public Digest Assumptions => _contents.Assumptions;

    /// <summary>Whether the claim holds only if others do.</summary>
    public bool IsConditional => Assumptions != default;

    /// <summary>Reads the form in which a program assumes a claim; false where the length is wrong or the program id is none. The claim has no assumptions.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, [NotNullWhen(true)] out Claim? claim)
    {
        claim = null;
        if (source.Length != EncodedBytes || !Digest.TryRead(source, out Digest programId))
            return false;
        var contents = new ClaimContents(
            source[InputDigestOffset..JournalDigestOffset],
            source[JournalDigestOffset..ContextOffset],
            BinaryPrimitives.ReadUInt64LittleEndian(source[ExitCodeOffset..]),
            default);
        claim = new Claim(programId, contents, source[ContextOffset..ExitCodeOffset]);
        return true;
    }

    /// <summary>The form in which a program assumes the claim: program id, input digest, journal digest, context, exit code.</summary>
    /// <exception cref="InvalidOperationException">The claim is conditional: no program can assume it.</exception>
    public byte[] ToArray()
    {
        if (IsConditional)
            throw new InvalidOperationException("a claim that rests on others cannot be assumed");
        var bytes = new byte[EncodedBytes];
        ProgramId.Write(bytes);
        InputDigest.CopyTo(bytes.AsSpan(InputDigestOffset));
        JournalDigest.CopyTo(bytes.AsSpan(JournalDigestOffset));
        Context.CopyTo(bytes.AsSpan(ContextOffset));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(ExitCodeOffset), ExitCode);
        return bytes;
    }
}

using System.Buffers.Binary;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Machine;

/// <summary>The elements of a claim and their digest, by which programs and proofs name it (Spec §5.7).</summary>
public static class ClaimDigest
{
    /// <summary>The tag of claims among the digests of statements.</summary>
    public const uint Tag = 2;

    /// <summary>The elements of a claim.</summary>
    public const int ElementCount = AssumptionsIndex + Digest.Length;

    /// <summary>Where the eight elements of the program id begin.</summary>
    public const int ProgramIdIndex = 0;

    /// <summary>Where the sixteen limbs of the input digest begin.</summary>
    public const int InputDigestIndex = ProgramIdIndex + Digest.Length;

    /// <summary>Where the sixteen limbs of the journal digest begin.</summary>
    public const int JournalDigestIndex = InputDigestIndex + DigestLimbs;

    /// <summary>Where the sixteen limbs of the context begin.</summary>
    public const int ContextIndex = JournalDigestIndex + DigestLimbs;

    /// <summary>Where the four limbs of the exit code begin; four zeros follow them.</summary>
    public const int ExitCodeIndex = ContextIndex + DigestLimbs;

    /// <summary>Where the eight elements of the assumptions begin.</summary>
    public const int AssumptionsIndex = ExitCodeIndex + StatementDigest.Rate;

    private const int DigestLimbs = ClaimContents.DigestBytes / Limbs.Bytes;

    /// <summary>The elements of a claim in their order.</summary>
    public static KoalaBear[] Elements(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var elements = new KoalaBear[ElementCount];
        claim.ProgramId.Elements.CopyTo(elements.AsSpan(ProgramIdIndex));
        Limbs.Write(claim.InputDigest, elements.AsSpan(InputDigestIndex));
        Limbs.Write(claim.JournalDigest, elements.AsSpan(JournalDigestIndex));
        Limbs.Write(claim.Context, elements.AsSpan(ContextIndex));
        Span<byte> exitCode = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(exitCode, claim.ExitCode);
        Limbs.Write(exitCode, elements.AsSpan(ExitCodeIndex));
        claim.Assumptions.Elements.CopyTo(elements.AsSpan(AssumptionsIndex));
        return elements;
    }

    /// <summary>The digest of a claim.</summary>
    public static Digest Compute(Claim claim) => StatementDigest.Compute(Tag, Elements(claim));
}

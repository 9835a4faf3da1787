using Nullius.Hashing;
using Nullius.Machine;
using Nullius.Protocol;

namespace Nullius.Verifier;

/// <summary>What the caller of a verification expects. What is null is not checked; assumptions are checked always.</summary>
public sealed record Expectations
{
    /// <summary>The program.</summary>
    public required Digest ProgramId { get; init; }

    /// <summary>The SHA-256 digest of the public input, 32 bytes.</summary>
    public ReadOnlyMemory<byte>? InputDigest { get; init; }

    /// <summary>The SHA-256 digest of the journal, 32 bytes.</summary>
    public ReadOnlyMemory<byte>? JournalDigest { get; init; }

    /// <summary>The exit code.</summary>
    public uint? ExitCode { get; init; }

    /// <summary>The context, 32 bytes.</summary>
    public ReadOnlyMemory<byte>? Context { get; init; }

    /// <summary>
    /// The claims that the receipt may rest on, in the order in which its program assumed them. By default there are none: a conditional receipt is
    /// rejected. A receipt that is accepted with assumptions says only what follows if all of them are true.
    /// </summary>
    public IReadOnlyList<Claim> Assumptions { get; init; } = [];

    /// <summary>The least acceptable security level λ, in bits.</summary>
    public int SecurityBitsMin { get; init; } = 100;

    /// <summary>The first comparison of Spec §7.2 that a claim fails: program, context, input, journal or exit code; <see cref="Check.None"/> if it passes all.</summary>
    internal Check Compare(Claim claim)
    {
        if (claim.ProgramId != ProgramId)
            return Check.ProgramId;
        if (Context is { } context && !claim.Context.SequenceEqual(context.Span))
            return Check.Context;
        if (InputDigest is { } input && !claim.InputDigest.SequenceEqual(input.Span))
            return Check.InputDigest;
        if (JournalDigest is { } journal && !claim.JournalDigest.SequenceEqual(journal.Span))
            return Check.JournalDigest;
        return ExitCode is { } exitCode && claim.ExitCode != exitCode ? Check.ExitCode : Check.None;
    }
}

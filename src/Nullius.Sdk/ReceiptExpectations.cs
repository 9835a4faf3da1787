using System.Security.Cryptography;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Sdk;

/// <summary>What the caller of a verification expects besides the program. What is null is not checked; assumptions are checked always.</summary>
public sealed record ReceiptExpectations
{
    /// <summary>Nothing but the program.</summary>
    public static readonly ReceiptExpectations None = new();

    /// <summary>The SHA-256 digest of the public input.</summary>
    public ReadOnlyMemory<byte>? InputDigest { get; init; }

    /// <summary>The SHA-256 digest of the journal.</summary>
    public ReadOnlyMemory<byte>? JournalDigest { get; init; }

    /// <summary>The exit code.</summary>
    public uint? ExitCode { get; init; }

    /// <summary>The 32 bytes of context.</summary>
    public ReadOnlyMemory<byte>? Context { get; init; }

    /// <summary>
    /// The claims that the receipt may rest on, in the order in which its program assumed them. By default there are none: a conditional receipt is
    /// rejected. A receipt that is accepted with assumptions says only what follows if all of them are true.
    /// </summary>
    public IReadOnlyList<Claim> Assumptions { get; init; } = [];

    /// <summary>The least acceptable security level, in bits.</summary>
    public int SecurityBitsMin { get; init; } = 100;

    /// <summary>The public input itself; sets <see cref="InputDigest"/>.</summary>
    public ReadOnlyMemory<byte> Input
    {
        init => InputDigest = SHA256.HashData(value.Span);
    }

    /// <summary>The journal itself; sets <see cref="JournalDigest"/>.</summary>
    public ReadOnlyMemory<byte> Journal
    {
        init => JournalDigest = SHA256.HashData(value.Span);
    }

    internal Expectations ToExpectations(ProgramId programId) => new()
    {
        ProgramId = programId.Value,
        InputDigest = InputDigest,
        JournalDigest = JournalDigest,
        ExitCode = ExitCode,
        Context = Context,
        Assumptions = Assumptions,
        SecurityBitsMin = SecurityBitsMin,
    };
}

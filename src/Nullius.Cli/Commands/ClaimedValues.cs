using Nullius.Sdk;
using Nullius.Verifier;
using Claim = Nullius.Machine.Claim;

namespace Nullius.Cli.Commands;

/// <summary>What a receipt claims, to be shown beside what was expected; of a batch, the claim that is as expected.</summary>
/// <param name="ClaimIndex">The index of the claim in a batch; null for other receipts.</param>
/// <param name="ProgramId">The program.</param>
/// <param name="InputDigest">SHA-256 of the input, in hexadecimal.</param>
/// <param name="JournalDigest">SHA-256 of the journal, in hexadecimal.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Context">The context, in hexadecimal.</param>
/// <param name="Assumptions">The 32 bytes by which assumptions are named.</param>
internal sealed record ClaimedValues(
    int? ClaimIndex, string ProgramId, string InputDigest, string JournalDigest, ulong ExitCode, string Context, ReadOnlyMemory<byte> Assumptions)
{
    /// <summary>The values of a receipt; null where no claim of a batch is as expected, or there is no receipt.</summary>
    public static ClaimedValues? Of(Receipt? receipt, ProgramId programId, ReceiptExpectations expectations)
    {
        if (receipt is null)
            return null;
        if (receipt.Kind != ReceiptKind.Batch)
        {
            return new ClaimedValues(
                null,
                receipt.ProgramId.ToString(),
                Convert.ToHexStringLower(receipt.InputDigest.Span),
                Convert.ToHexStringLower(receipt.JournalDigest.Span),
                receipt.ExitCode,
                Convert.ToHexStringLower(receipt.Context.Span),
                receipt.Assumptions);
        }

        int index = receipt.IndexOf(programId, expectations);
        return index < 0 ? null : Of(index, receipt.Claims[index]);
    }

    private static ClaimedValues Of(int index, Claim claim) => new(
        index,
        claim.ProgramId.ToString(),
        Convert.ToHexStringLower(claim.InputDigest),
        Convert.ToHexStringLower(claim.JournalDigest),
        claim.ExitCode,
        Convert.ToHexStringLower(claim.Context),
        claim.Assumptions.ToArray());
}

using System.Text.Json.Serialization;

namespace Nullius.Cli.Reports;

/// <summary>What <c>chain verify --json</c> prints. The account is there with <c>--transaction</c>, what follows where one was sent.</summary>
/// <param name="Outcome">Accepted or rejected.</param>
/// <param name="Check">The check that failed; null where none did, or where the contract gave another reason.</param>
/// <param name="Reason">What the contract reverted with; null where it did not.</param>
/// <param name="ProgramId">The program that the receipt claims.</param>
/// <param name="InputDigest">SHA-256 of the input.</param>
/// <param name="JournalDigest">SHA-256 of the journal.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Context">The context.</param>
/// <param name="Contract">The verifier that was asked.</param>
/// <param name="ChainId">Its chain.</param>
/// <param name="SealBytes">The length of the seal.</param>
/// <param name="VerifyMilliseconds">The time of the call, or from the estimate of the transaction to its receipt.</param>
/// <param name="Account">Who paid.</param>
/// <param name="Transaction">The hash of the transaction.</param>
/// <param name="TransactionBytes">Its length.</param>
/// <param name="GasUsed">Its gas.</param>
internal sealed record ChainVerifyReport(
    string Outcome,
    string? Check,
    string? Reason,
    string ProgramId,
    string InputDigest,
    string JournalDigest,
    ulong ExitCode,
    string Context,
    string Contract,
    ulong ChainId,
    int SealBytes,
    double VerifyMilliseconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Account,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Transaction,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TransactionBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ulong? GasUsed);

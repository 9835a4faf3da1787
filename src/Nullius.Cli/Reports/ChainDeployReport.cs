namespace Nullius.Cli.Reports;

/// <summary>What <c>chain deploy --json</c> prints.</summary>
/// <param name="ChainId">The chain.</param>
/// <param name="Account">Who paid.</param>
/// <param name="IsDevelopmentAccount">Whether the account is anvil's first, whose key is public.</param>
/// <param name="Program">The contract with the data of the final layer's system and shape.</param>
/// <param name="Cap">The contract with the data of its preprocessed cap.</param>
/// <param name="Nullius">The verifier.</param>
/// <param name="ClaimLog">The log of proven claims.</param>
/// <param name="GasUsed">The gas of the four transactions.</param>
/// <param name="DeploySeconds">The time from the first estimate to the last receipt.</param>
internal sealed record ChainDeployReport(
    ulong ChainId, string Account, bool IsDevelopmentAccount, string Program, string Cap, string Nullius, string ClaimLog, ulong GasUsed, double DeploySeconds);

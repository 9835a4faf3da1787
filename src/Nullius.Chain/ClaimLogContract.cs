using Nullius.Ethereum;
using Nullius.Verifier;

namespace Nullius.Chain;

/// <summary>The contract <c>ClaimLog</c> on a chain: it puts proven claims on record.</summary>
public sealed class ClaimLogContract
{
    private readonly Contract contract;

    private ClaimLogContract(Contract contract) => this.contract = contract;

    /// <summary>Where it is.</summary>
    public Address Address => contract.Address;

    /// <summary>Finds the contract at an address.</summary>
    /// <exception cref="ContractMissingException">There is no code.</exception>
    public static async Task<ClaimLogContract> AtAsync(EthereumClient client, Address address, CancellationToken cancellationToken = default) =>
        new(await Contract.AtAsync(client, address, NulliusAbi.Errors, cancellationToken).ConfigureAwait(false));

    /// <summary>A transaction that records the claim of a receipt.</summary>
    public TransactionRequest Prove(EvmReceipt receipt) =>
        contract.Invoke(NulliusAbi.Prove, [.. ClaimArguments.Of(receipt.Claim), AbiValue.Bytes(receipt.Seal.Span)]);

    /// <summary>A transaction that records a batch.</summary>
    public TransactionRequest ProveBatch(Hash32 root, ReadOnlyMemory<byte> seal) => contract.Invoke(NulliusAbi.ProveBatch, root, AbiValue.Bytes(seal.Span));

    /// <summary>A transaction that records a claim of a recorded batch.</summary>
    public TransactionRequest ProveIncluded(Hash32 root, ClaimInclusion inclusion) => contract.Invoke(NulliusAbi.ProveIncluded, ClaimArguments.Of(root, inclusion));

    /// <summary>The claims of a program that were recorded between two blocks, in order.</summary>
    /// <returns>For each claim the values of the event: program id, journal digest, input digest, exit code, context.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<AbiValue>>> ClaimsOfAsync(
        Hash32 programId, BlockTag from, BlockTag to, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<LogEntry> logs = await contract.GetLogsAsync(NulliusAbi.ClaimProven, from, to, [programId], cancellationToken).ConfigureAwait(false);
        return [.. logs.Select(NulliusAbi.ClaimProven.Decode)];
    }
}

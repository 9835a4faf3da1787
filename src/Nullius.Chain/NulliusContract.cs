using Nullius.Ethereum;
using Nullius.Machine;
using Nullius.Verifier;

namespace Nullius.Chain;

/// <summary>The contract <c>Nullius</c> on a chain: it accepts what is proven and reverts otherwise.</summary>
public sealed class NulliusContract
{
    private readonly Contract contract;

    private NulliusContract(Contract contract) => this.contract = contract;

    /// <summary>Where it is.</summary>
    public Address Address => contract.Address;

    /// <summary>What it may revert with.</summary>
    public static ContractErrors Errors => NulliusAbi.Errors;

    /// <summary>Finds the contract at an address, and requires its code to be that which this version deploys.</summary>
    /// <remarks>
    /// The node runs the creation code with the two contracts of data that the contract names, and the code that results is compared with the code at the
    /// address: another contract may answer like this one, but it is none. The node is trusted to tell the state of its chain.
    /// </remarks>
    /// <exception cref="ContractMissingException">There is no code.</exception>
    /// <exception cref="WrongContractException">The code there is another contract, or one of another version.</exception>
    public static async Task<NulliusContract> AtAsync(EthereumClient client, Address address, CancellationToken cancellationToken = default)
    {
        Contract contract = await Contract.AtAsync(client, address, NulliusAbi.Errors, cancellationToken).ConfigureAwait(false);
        return await IsDeployedAsync(contract, cancellationToken).ConfigureAwait(false)
            ? new NulliusContract(contract)
            : throw new WrongContractException(address);
    }

    private static async Task<bool> IsDeployedAsync(Contract contract, CancellationToken cancellationToken)
    {
        EthereumClient client = contract.Client;
        try
        {
            Address program = (await contract.CallAsync(NulliusAbi.Program, cancellationToken: cancellationToken).ConfigureAwait(false))[0].AsAddress();
            Address cap = (await contract.CallAsync(NulliusAbi.Cap, cancellationToken: cancellationToken).ConfigureAwait(false))[0].AsAddress();
            var creation = new CallRequest { Data = Deployment.CreationOfNullius(program, cap).Data };
            ReadOnlyMemory<byte> expected = await client.CallAsync(creation, BlockTag.Latest, NulliusAbi.Errors, cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> code = await client.GetCodeAsync(contract.Address, BlockTag.Latest, cancellationToken).ConfigureAwait(false);
            return !expected.IsEmpty && code.Span.SequenceEqual(expected.Span);
        }
        catch (Exception exception) when (exception is ContractRevertedException or AbiFormatException)
        {
            // Another contract answers as it likes, and names contracts of which the constructor says that they are not the key.
            return false;
        }
    }

    /// <summary>Has a node verify a receipt, without a transaction.</summary>
    /// <exception cref="ContractRevertedException">The contract rejects it; the reason names the check.</exception>
    public Task VerifyAsync(EvmReceipt receipt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return contract.CallAsync(NulliusAbi.Verify, VerifyArguments(receipt), cancellationToken: cancellationToken);
    }

    /// <summary>Has a node verify that all claims under a root are true, without a transaction.</summary>
    /// <param name="root">The root of a batch.</param>
    /// <param name="seal">The seal of the batch.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ContractRevertedException">The contract rejects it; the reason names the check.</exception>
    public Task VerifyBatchAsync(Hash32 root, ReadOnlyMemory<byte> seal, CancellationToken cancellationToken = default) =>
        contract.CallAsync(NulliusAbi.VerifyBatch, [root, AbiValue.Bytes(seal.Span)], cancellationToken: cancellationToken);

    /// <summary>Has a node verify that a claim is under a root, without a transaction.</summary>
    /// <exception cref="ContractRevertedException">It is not.</exception>
    public Task VerifyInclusionAsync(Hash32 root, ClaimInclusion inclusion, CancellationToken cancellationToken = default) =>
        contract.CallAsync(NulliusAbi.VerifyInclusion, ClaimArguments.Of(root, inclusion), cancellationToken: cancellationToken);

    /// <summary>A transaction that verifies a receipt.</summary>
    public TransactionRequest Verify(EvmReceipt receipt) => contract.Invoke(NulliusAbi.Verify, VerifyArguments(receipt));

    /// <summary>A transaction that verifies a batch.</summary>
    public TransactionRequest VerifyBatch(Hash32 root, ReadOnlyMemory<byte> seal) => contract.Invoke(NulliusAbi.VerifyBatch, root, AbiValue.Bytes(seal.Span));

    /// <summary>A transaction that verifies that a claim is under a root.</summary>
    public TransactionRequest VerifyInclusion(Hash32 root, ClaimInclusion inclusion) => contract.Invoke(NulliusAbi.VerifyInclusion, ClaimArguments.Of(root, inclusion));

    private static AbiValue[] VerifyArguments(EvmReceipt receipt) => [.. ClaimArguments.Of(receipt.Claim), AbiValue.Bytes(receipt.Seal.Span)];
}

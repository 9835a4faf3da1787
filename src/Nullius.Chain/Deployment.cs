using Nullius.Contracts;
using Nullius.Ethereum;

namespace Nullius.Chain;

/// <summary>The contracts of one version on a chain.</summary>
/// <param name="Program">The data of the final layer's system and shape.</param>
/// <param name="Cap">The data of its preprocessed cap.</param>
/// <param name="Nullius">The verifier.</param>
/// <param name="ClaimLog">The log of proven claims.</param>
/// <param name="GasUsed">The gas of all four transactions.</param>
public sealed record Deployment(Address Program, Address Cap, Address Nullius, Address ClaimLog, ulong GasUsed)
{
    private static readonly AbiParameters None = AbiFunction.Parse("function f()").Inputs;
    private static readonly AbiParameters TwoAddresses = AbiFunction.Parse("function f(address, address)").Inputs;
    private static readonly AbiParameters OneAddress = AbiFunction.Parse("function f(address)").Inputs;

    /// <summary>Creates the contracts, in four transactions.</summary>
    /// <exception cref="TransactionFailedException">A transaction did not take effect.</exception>
    /// <exception cref="TransactionRefusedException">A transaction was not sent, for the reason that the exception names.</exception>
    public static async Task<Deployment> CreateAsync(TransactionSender sender, CancellationToken cancellationToken = default)
    {
        ulong gas = 0;
        async Task<Address> SendAsync(TransactionRequest creation)
        {
            TransactionReceipt receipt = (await sender.SendAsync(creation, cancellationToken).ConfigureAwait(false)).EnsureSucceeded();
            gas += receipt.GasUsed;
            return receipt.ContractAddress ?? throw new InvalidOperationException("the receipt of a creation names no contract");
        }

        Address program = await SendAsync(Creation(DataContract.CreationCode(FinalContracts.Program.Span), None)).ConfigureAwait(false);
        Address cap = await SendAsync(Creation(DataContract.CreationCode(FinalContracts.Cap.Span), None)).ConfigureAwait(false);
        Address nullius = await SendAsync(CreationOfNullius(program, cap)).ConfigureAwait(false);
        Address log = await SendAsync(Creation(Bytecode.Load("ClaimLog"), OneAddress, nullius)).ConfigureAwait(false);
        return new Deployment(program, cap, nullius, log, gas);
    }

    /// <summary>The transaction that creates <c>Nullius</c> for two contracts of data.</summary>
    internal static TransactionRequest CreationOfNullius(Address program, Address cap) => Creation(Bytecode.Load("Nullius"), TwoAddresses, program, cap);

    private static TransactionRequest Creation(ReadOnlyMemory<byte> code, AbiParameters parameters, params AbiValue[] arguments) =>
        TransactionRequest.Creation(code, parameters, arguments) with { Errors = NulliusAbi.Errors };
}

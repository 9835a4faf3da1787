namespace Nullius.Ethereum;

/// <summary>A contract on a chain.</summary>
public sealed class Contract
{
    internal Contract(EthereumClient client, Address address, ContractErrors errors) => (Client, Address, Errors) = (client, address, errors);

    /// <summary>The node that is asked.</summary>
    public EthereumClient Client { get; }

    /// <summary>Where the contract is.</summary>
    public Address Address { get; }

    /// <summary>What it may revert with.</summary>
    public ContractErrors Errors { get; }

    /// <summary>Finds the contract at an address.</summary>
    /// <exception cref="ContractMissingException">There is no code.</exception>
    public static async Task<Contract> AtAsync(
        EthereumClient client, Address address, ContractErrors? errors = null, CancellationToken cancellationToken = default)
    {
        await client.RequireContractAsync(address, cancellationToken).ConfigureAwait(false);
        return new Contract(client, address, errors ?? ContractErrors.None);
    }

    /// <summary>Calls a function without a transaction, and decodes what it returns.</summary>
    /// <exception cref="ArgumentException">The number of arguments is another, or one does not fit its type.</exception>
    /// <exception cref="ContractRevertedException">The call is reverted.</exception>
    /// <exception cref="AbiFormatException">The contract returns something else than the function declares.</exception>
    public Task<IReadOnlyList<AbiValue>> CallAsync(
        AbiFunction function, AbiValue[]? arguments = null, BlockTag block = default, CancellationToken cancellationToken = default)
    {
        var call = new CallRequest { To = Address, Data = function.EncodeCall(arguments) };
        return CallCoreAsync(function, call, block, cancellationToken);
    }

    /// <summary>A transaction that calls a function.</summary>
    /// <exception cref="ArgumentException">The number of arguments is another, or one does not fit its type.</exception>
    public TransactionRequest Invoke(AbiFunction function, params ReadOnlySpan<AbiValue> arguments) =>
        new() { To = Address, Data = function.EncodeCall(arguments), Errors = Errors };

    /// <summary>The logs of an event of this contract.</summary>
    /// <param name="logged">The event.</param>
    /// <param name="from">The first block.</param>
    /// <param name="to">The last block.</param>
    /// <param name="indexed">Values of its indexed parameters; null stands for any.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<IReadOnlyList<LogEntry>> GetLogsAsync(
        AbiEvent logged, BlockTag from, BlockTag to, AbiValue?[]? indexed = null, CancellationToken cancellationToken = default) =>
        Client.GetLogsAsync(new LogFilter { From = from, To = to, Addresses = [Address], Topics = logged.Topics(indexed) }, cancellationToken);

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();

    private async Task<IReadOnlyList<AbiValue>> CallCoreAsync(AbiFunction function, CallRequest call, BlockTag block, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> output = await Client.CallAsync(call, block, Errors, cancellationToken).ConfigureAwait(false);

        // A call of an address without code succeeds and returns nothing, as a function without outputs does.
        if (output.IsEmpty)
            await Client.RequireContractAsync(Address, cancellationToken).ConfigureAwait(false);
        return function.DecodeOutputs(output.Span);
    }
}

namespace Nullius.Ethereum;

/// <summary>What a transaction shall do.</summary>
public sealed record TransactionRequest
{
    /// <summary>What is called; null creates a contract.</summary>
    public required Address? To { get; init; }

    /// <summary>The data of the call, or the code that creates the contract.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The amount that goes along.</summary>
    public Wei Value { get; init; }

    /// <summary>How much gas it may use; null has the node estimate it first, which finds a revert before anything is paid.</summary>
    public ulong? GasLimit { get; init; }

    /// <summary>The errors that a revert may be.</summary>
    public ContractErrors Errors { get; init; } = ContractErrors.None;

    /// <summary>A transaction that creates a contract.</summary>
    /// <param name="creationCode">The code as the compiler makes it.</param>
    /// <param name="parameters">The parameters of the constructor.</param>
    /// <param name="arguments">Their values.</param>
    /// <exception cref="ArgumentException">The number of arguments is another, or one does not fit its type.</exception>
    public static TransactionRequest Creation(ReadOnlyMemory<byte> creationCode, AbiParameters parameters, params ReadOnlySpan<AbiValue> arguments) =>
        new() { To = null, Data = (byte[])[.. creationCode.Span, .. parameters.Encode(arguments)] };
}

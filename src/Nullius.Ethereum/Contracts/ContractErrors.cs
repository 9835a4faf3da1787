using System.Numerics;

namespace Nullius.Ethereum;

/// <summary>
/// The errors that a contract may revert with; Solidity's own, <c>Error(string)</c> and <c>Panic(uint256)</c>, are always among them.
/// </summary>
public sealed class ContractErrors
{
    private static readonly AbiError Text = AbiError.Parse("error Error(string message)");
    private static readonly AbiError Panic = AbiError.Parse("error Panic(uint256 code)");

    private readonly AbiError[] errors;

    private ContractErrors(AbiError[] errors) => this.errors = errors;

    /// <summary>Solidity's own errors alone.</summary>
    public static ContractErrors None { get; } = Of([]);

    /// <summary>Takes errors.</summary>
    /// <exception cref="ArgumentException">Two have the same selector.</exception>
    public static ContractErrors Of(params ReadOnlySpan<AbiError> errors)
    {
        AbiError[] all = [Text, Panic, .. errors];
        if (all.DistinctBy(error => error.Selector).Count() != all.Length)
            throw new ArgumentException("Two errors have the same selector.", nameof(errors));
        return new ContractErrors(all);
    }

    /// <summary>Reads declarations such as <c>error InsufficientBid(uint256 offered, uint256 required)</c>.</summary>
    /// <exception cref="FormatException">A text does not declare an error.</exception>
    /// <exception cref="ArgumentException">Two have the same selector.</exception>
    public static ContractErrors Parse(params ReadOnlySpan<string> declarations)
    {
        var errors = new AbiError[declarations.Length];
        for (int i = 0; i < errors.Length; i++)
            errors[i] = AbiError.Parse(declarations[i]);
        return Of(errors);
    }

    /// <summary>These errors and others; of two with the same selector, the one here.</summary>
    public ContractErrors With(ContractErrors others) => new([.. errors.UnionBy(others.errors, error => error.Selector)]);

    /// <summary>Says what the data of a revert means. Data that is none of the errors has a reason too, in hexadecimal.</summary>
    public RevertReason Decode(ReadOnlySpan<byte> data)
    {
        byte[] copy = data.ToArray();
        if (copy.Length == 0)
            return new RevertReason(copy, null, [], "no reason is given");
        AbiError? error = errors.FirstOrDefault(error => error.Selector.IsStartOf(copy));
        try
        {
            if (error is not null)
            {
                IReadOnlyList<AbiValue> arguments = error.Decode(copy);
                return new RevertReason(copy, error, arguments, Describe(error, arguments));
            }
        }
        catch (AbiFormatException)
        {
            // A contract may return anything, so also the selector of an error with something else behind.
        }

        return new RevertReason(copy, null, [], $"the error {Hex.Encode(copy)} is not a known one");
    }

    private static string Describe(AbiError error, IReadOnlyList<AbiValue> arguments)
    {
        if (error == Text)
            return arguments[0].AsText();
        return error == Panic ? DescribePanic(arguments[0].AsNumber()) : $"{error.Name}({error.Parameters.Describe(arguments)})";
    }

    // The codes of Solidity's documentation, "Panic via assert and Error via require".
    private static string DescribePanic(BigInteger code) => (code < 0x100 ? (int)code : -1) switch
    {
        0x01 => "Panic(0x01), an assertion failed",
        0x11 => "Panic(0x11), arithmetic overflowed",
        0x12 => "Panic(0x12), a division by zero",
        0x21 => "Panic(0x21), a value outside an enumeration",
        0x31 => "Panic(0x31), an element taken from an empty array",
        0x32 => "Panic(0x32), an index outside an array",
        0x41 => "Panic(0x41), too much memory allocated",
        0x51 => "Panic(0x51), a function called that was never set",
        _ => $"Panic({code})",
    };
}

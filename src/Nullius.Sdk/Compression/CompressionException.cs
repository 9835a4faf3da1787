using Nullius.Protocol;

namespace Nullius.Sdk;

/// <summary>Receipts cannot be compressed or aggregated as asked. The message is one sentence that says why.</summary>
public sealed class CompressionException : Exception
{
    /// <summary>Creates the exception with a general sentence.</summary>
    public CompressionException()
        : this("The receipt cannot be compressed.")
    {
    }

    /// <summary>Creates the exception with the sentence that says what is wrong.</summary>
    public CompressionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a cause.</summary>
    public CompressionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal CompressionException(string message, Check check)
        : base(message) => Check = check;

    /// <summary>The check that a verifier names for the receipt; <see cref="Check.Incomplete"/> where it was not a check that failed.</summary>
    public Check Check { get; }
}

using Nullius.Protocol;

namespace Nullius.Sdk;

/// <summary>A file is not a receipt that this version reads. The message is one sentence that says why.</summary>
public sealed class ReceiptFormatException : Exception
{
    /// <summary>Creates the exception with a general sentence.</summary>
    public ReceiptFormatException()
        : this("The file is not a receipt.")
    {
    }

    /// <summary>Creates the exception with the sentence that says what is wrong.</summary>
    public ReceiptFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a cause.</summary>
    public ReceiptFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ReceiptFormatException(string message, Check check)
        : base(message) => Check = check;

    /// <summary>The check that a verifier names for such a file.</summary>
    public Check Check { get; } = Check.ReceiptFormat;
}

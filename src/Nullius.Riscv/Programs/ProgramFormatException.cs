namespace Nullius.Riscv;

/// <summary>A file is no program that the machine can run. The message is one sentence that says why.</summary>
public sealed class ProgramFormatException : Exception
{
    /// <summary>Creates the exception with a general sentence.</summary>
    public ProgramFormatException()
        : this("The file is not a program for this machine.")
    {
    }

    /// <summary>Creates the exception with the sentence that says what is wrong.</summary>
    public ProgramFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a cause.</summary>
    public ProgramFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

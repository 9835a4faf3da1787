namespace Nullius.Cli;

/// <summary>An argument or a file that cannot be used. The message is one sentence for the user.</summary>
internal sealed class UnusableException : Exception
{
    public UnusableException()
        : this("The arguments cannot be used.")
    {
    }

    public UnusableException(string message)
        : base(message)
    {
    }

    public UnusableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

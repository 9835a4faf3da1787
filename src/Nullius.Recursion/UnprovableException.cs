namespace Nullius.Recursion;

/// <summary>What was to be verified in a circuit is not valid.</summary>
public sealed class UnprovableException : Exception
{
    public UnprovableException(string check)
        : base($"the proof that was to be verified in a circuit fails the check {check}") => Check = check;

    public UnprovableException()
        : this("Incomplete")
    {
    }

    public UnprovableException(string message, Exception innerException)
        : base(message, innerException) => Check = "Incomplete";

    /// <summary>The name of the check that failed.</summary>
    public string Check { get; }
}

namespace Nullius.Riscv;

/// <summary>The machine is in a state without a successor: kernel code did what the kernel never does. Spec §5.3.3.</summary>
public sealed class StuckException : Exception
{
    /// <summary>Creates the exception with a general sentence.</summary>
    public StuckException()
        : this("The machine has no next state.")
    {
    }

    /// <summary>Creates the exception with a sentence that names the cause.</summary>
    public StuckException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a cause.</summary>
    public StuckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StuckException(ulong pc, in Instruction instruction, string reason)
        : this($"The kernel is stuck at 0x{pc:x} ({instruction}): {reason}.")
    {
    }
}

namespace Nullius.Fuzz;

/// <summary>A piece of code that reads untrusted bytes.</summary>
public interface IFuzzTarget
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Inputs to start from; valid ones lead furthest.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>The most bytes that one run may allocate for an input of that length.</summary>
    long AllocatedBytesMax(int inputBytes);

    /// <summary>Runs the code. Every exception that escapes is a finding.</summary>
    void Run(ReadOnlyMemory<byte> input);
}

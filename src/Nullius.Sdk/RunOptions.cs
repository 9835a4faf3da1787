namespace Nullius.Sdk;

/// <summary>How to run a program.</summary>
public sealed record RunOptions
{
    /// <summary>No witness, debug text dropped, no limit.</summary>
    public static readonly RunOptions Default = new();

    /// <summary>The private witness.</summary>
    public ReadOnlyMemory<byte> Witness { get; init; }

    /// <summary>Receives what the program writes to descriptor 2; null drops it.</summary>
    public Stream? DebugText { get; init; }

    /// <summary>Where to stop a program that does not end.</summary>
    public long CyclesMax { get; init; } = long.MaxValue;
}

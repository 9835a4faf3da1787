namespace Nullius.Sdk;

/// <summary>How to prove. Immutable; change it with <c>with</c>.</summary>
public sealed record ProvingOptions
{
    /// <summary>The length of <see cref="Context"/>.</summary>
    public const int ContextBytes = 32;

    /// <summary>100 bits, no witness, a shape that fits, all processors.</summary>
    public static readonly ProvingOptions Default = new();

    /// <summary>The private witness. It is not disclosed by the receipt, but there is no zero-knowledge layer yet that hides it.</summary>
    public ReadOnlyMemory<byte> Witness { get; init; }

    /// <summary>λ, the provable security level: 100 or 124.</summary>
    public int SecurityBits { get; init; } = 100;

    /// <summary>The name of the shape of the segments; null takes the smallest into which the whole run fits, else the default for long runs.</summary>
    public string? Shape { get; init; }

    /// <summary>32 bytes that every proof is bound to; empty stands for zeros.</summary>
    public ReadOnlyMemory<byte> Context { get; init; }

    /// <summary>The number of threads.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Where finished segments are kept, so that a proof that was ended early resumes; null keeps nothing.</summary>
    public string? WorkDirectory { get; init; }

    /// <summary>Receives what the program writes to descriptor 2; null drops it.</summary>
    public Stream? DebugText { get; init; }

    /// <summary>The most cycles of the run.</summary>
    public long CyclesMax { get; init; } = long.MaxValue;
}

namespace Nullius.Sdk;

/// <summary>How to aggregate. Immutable; change it with <c>with</c>.</summary>
public sealed record AggregationOptions
{
    /// <summary>All processors, nothing kept.</summary>
    public static readonly AggregationOptions Default = new();

    /// <summary>The number of threads.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Where finished proofs are kept, so that an aggregation that was ended early resumes; null keeps nothing.</summary>
    public string? WorkDirectory { get; init; }
}

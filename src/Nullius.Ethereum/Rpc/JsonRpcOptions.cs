namespace Nullius.Ethereum;

/// <summary>How to talk to a node. Immutable; change it with <c>with</c>.</summary>
public sealed record JsonRpcOptions
{
    /// <summary>30 seconds a request, 64 MiB a response.</summary>
    public static readonly JsonRpcOptions Default = new();

    /// <summary>How long a request may take.</summary>
    public TimeSpan RequestDurationMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a response may be.</summary>
    public int ResponseBytesMax { get; init; } = 64 << 20;

    /// <summary>The clock of the timeouts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

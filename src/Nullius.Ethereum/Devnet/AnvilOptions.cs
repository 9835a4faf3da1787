namespace Nullius.Ethereum;

/// <summary>How to start a local chain. Immutable; change it with <c>with</c>.</summary>
public sealed record AnvilOptions
{
    /// <summary>The installed binary, any free port, chain 31337, a block for each transaction.</summary>
    public static readonly AnvilOptions Default = new();

    /// <summary>The binary; null looks for it as <see cref="AnvilBinary.Find(string?)"/> does.</summary>
    public string? BinaryPath { get; init; }

    /// <summary>The port on 127.0.0.1; null takes a free one.</summary>
    public ushort? Port { get; init; }

    /// <summary>The id of the chain; null for anvil's own, 31337.</summary>
    public ulong? ChainId { get; init; }

    /// <summary>How often a block is made; null makes one for each transaction at once.</summary>
    public TimeSpan? BlockInterval { get; init; }

    /// <summary>How long the start may take.</summary>
    public TimeSpan StartDurationMax { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Further arguments of the command line.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    internal IEnumerable<string> Arguments()
    {
        // Port 0 has the system choose. EIP-7825 is off in anvil unless asked for.
        yield return "--host=127.0.0.1";
        yield return $"--port={Port ?? 0}";
        yield return "--enable-tx-gas-limit";
        yield return "--color=never";
        if (ChainId is { } chainId)
            yield return $"--chain-id={chainId}";
        if (BlockInterval is { } interval)
            yield return $"--block-time={interval.TotalSeconds}";
        foreach (string argument in ExtraArguments)
            yield return argument;
    }
}

namespace Nullius.Ethereum;

/// <summary>How to send transactions. Immutable; change it with <c>with</c>.</summary>
public sealed record TransactionSenderOptions
{
    /// <summary>A quarter more gas than estimated, any fee, one block, five minutes.</summary>
    public static readonly TransactionSenderOptions Default = new();

    /// <summary>The chain that is meant; null takes the node's.</summary>
    public ulong? ChainId { get; init; }

    /// <summary>How much is added to an estimate of gas, in percent.</summary>
    public uint GasMarginPercent { get; init; } = 25;

    /// <summary>The most gas of a transaction.</summary>
    public ulong GasMax { get; init; } = TransactionLimits.GasMax;

    /// <summary>What each gas may cost at most; null for any price.</summary>
    public Wei? FeePerGasMax { get; init; }

    /// <summary>How many blocks have to hold a transaction, its own and those on top of it, before it counts as mined.</summary>
    public ulong Confirmations { get; init; } = 1;

    /// <summary>How long a transaction is waited for.</summary>
    public TimeSpan WaitDurationMax { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the node is asked meanwhile.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock of the waiting.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

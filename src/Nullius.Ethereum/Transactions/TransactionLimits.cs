namespace Nullius.Ethereum;

/// <summary>What Ethereum's main network takes in one transaction.</summary>
public static class TransactionLimits
{
    /// <summary>The most gas: 2^24 (EIP-7825).</summary>
    public const ulong GasMax = 1 << 24;

    /// <summary>The longest encoding that the nodes pass on to one another: four slots of 32 KiB of the transaction pool.</summary>
    public const int EncodedBytesMax = 131_072;
}

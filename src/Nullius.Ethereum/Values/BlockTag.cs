namespace Nullius.Ethereum;

/// <summary>Which block a question is about: a number, or a place in the chain by name. The default is the latest block.</summary>
public readonly record struct BlockTag
{
    private readonly string? text;

    private BlockTag(string text) => this.text = text;

    /// <summary>The most recent block that the node knows.</summary>
    public static BlockTag Latest { get; } = new("latest");

    /// <summary>The latest block and the transactions that wait for the next.</summary>
    public static BlockTag Pending { get; } = new("pending");

    /// <summary>The most recent block that an honest majority does not give up.</summary>
    public static BlockTag Safe { get; } = new("safe");

    /// <summary>The most recent block that cannot be given up without a third of the stake being lost.</summary>
    public static BlockTag Finalized { get; } = new("finalized");

    /// <summary>The first block.</summary>
    public static BlockTag Earliest { get; } = new("earliest");

    /// <summary>The block of a number.</summary>
    public static implicit operator BlockTag(ulong number) => new(Hex.EncodeQuantity(number));

    /// <summary>As the node reads it.</summary>
    public override string ToString() => text ?? "latest";
}
